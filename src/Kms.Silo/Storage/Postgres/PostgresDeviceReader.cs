using System.Collections.Immutable;
using Kms.Devices;
using Kms.Silo.Storage.Devices;
using Kms.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Reads whole devices: all tables in one round trip, as of one moment.</summary>
internal sealed class PostgresDeviceReader(PostgresConnections connections) : IDeviceReader
{
    private const string Begin = "begin isolation level repeatable read read only";
    private const string End = "commit";
    private const string OfDevices = " where device = any($1) ";

    private const string SelectKeys = PartColumns.SelectKeys + OfDevices + PartColumns.KeyOrder;

    private static readonly string[] s_statements =
    [
        DeviceColumns.Select + " where v.id = any($1)",
        PartColumns.SelectRights + OfDevices + PartColumns.RightOrder,
        PartColumns.SelectRequests + OfDevices + PartColumns.RequestOrder,
        PartColumns.SelectAliases + OfDevices + PartColumns.AliasOrder,
    ];

    public async Task<Dictionary<DeviceId, DeviceState>> ReadAsync(IReadOnlyCollection<DeviceId> ids, bool keys)
    {
        string[] texts = [.. ids.Select(id => id.Value)];
        try
        {
            return await ReadOnceAsync(texts, keys);
        }
        catch (StorageUnavailableException)
        {
            // A connection that lay idle while the server was restarted fails on first use.
            return await ReadOnceAsync(texts, keys);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Dictionary<DeviceId, DeviceState>> ReadOnceAsync(string[] ids, bool keys)
    {
        try
        {
            await using var connection = await connections.Devices.OpenConnectionAsync();
            await using var batch = connection.CreateBatch();
            Fill(batch, ids, keys);
            await batch.PrepareAsync();
            await using var reader = await batch.ExecuteReaderAsync();
            return await ReadAsync(reader, keys);
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            connections.Devices.Clear();
            throw unavailable;
        }
    }

    private static void Fill(NpgsqlBatch batch, string[] ids, bool keys)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        foreach (var statement in keys ? s_statements.Append(SelectKeys) : s_statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }
        batch.BatchCommands.Add(new NpgsqlBatchCommand(End));
    }

    private static async Task<Dictionary<DeviceId, DeviceState>> ReadAsync(NpgsqlDataReader reader, bool keys)
    {
        var row = new PostgresRow(reader);
        var devices = new Dictionary<DeviceId, DeviceState>();
        while (await reader.ReadAsync())
        {
            var id = DeviceId.Parse(row.GetText(0));
            devices[id] = keys ? DeviceColumns.Map(id, row) : DeviceColumns.Map(id, row).WithoutKeys();
        }
        await AddAsync(reader, devices, () => PartColumns.Right(row), (device, rights) => device with { Rights = rights });
        await AddAsync(reader, devices, () => PartColumns.Request(row), (device, requests) => device with { Requests = requests });
        await AddAsync(reader, devices, () => PartColumns.Alias(row), (device, aliases) => device with { Aliases = aliases });
        if (keys) await AddAsync(reader, devices, () => PartColumns.Key(row), (device, found) => device with { Keys = found });
        return devices;
    }

    // Rows come device by device.
    private static async Task AddAsync<T>(
        NpgsqlDataReader reader, Dictionary<DeviceId, DeviceState> devices, Func<T> map, Func<DeviceState, ImmutableArray<T>, DeviceState> put)
    {
        await reader.NextResultAsync();
        string? present = null;
        var items = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            var device = reader.GetString(0);
            if (present is not null && device != present) Put();
            present = device;
            items.Add(map());
        }
        if (present is not null) Put();

        void Put()
        {
            var id = DeviceId.Parse(present);
            if (devices.TryGetValue(id, out var device)) devices[id] = put(device, items.ToImmutable());
            items.Clear();
        }
    }
}
