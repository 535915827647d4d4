using Kms.Devices;
using Kms.Silo.Storage.Devices;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Reads whole devices on a thread and a connection of its own; what waits together is one read transaction.</summary>
internal sealed class SqliteDeviceReader(SqliteConnections connections) : IDeviceReader
{
    private readonly SqliteThread _thread = new("sqlite-reader");
    private SqliteConnection? _connection;
    private SqliteDeviceRows? _rows;

    public Task<Dictionary<DeviceId, DeviceState>> ReadAsync(IReadOnlyCollection<DeviceId> ids, bool keys) => _thread.RunAsync(() =>
    {
        try { return Read(ids, keys); }
        catch (SqliteException e) when (SqliteFault.Unavailable(e) is { } unavailable)
        {
            Close();
            throw unavailable;
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _thread.RunAsync(Close);
        _thread.Dispose();
    }

    private Dictionary<DeviceId, DeviceState> Read(IReadOnlyCollection<DeviceId> ids, bool keys)
    {
        _connection ??= connections.OpenForReading();
        _rows ??= new SqliteDeviceRows(_connection);
        var found = new Dictionary<DeviceId, DeviceState>(ids.Count);
        _rows.Begin();
        try
        {
            foreach (var id in ids)
                if (_rows.Read(id, keys) is { } device) found[id] = device;
        }
        finally
        {
            _rows.End();
        }
        return found;
    }

    private void Close()
    {
        _rows?.Dispose();
        _connection?.Dispose();
        _rows = null;
        _connection = null;
    }
}
