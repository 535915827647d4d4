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

    private static readonly string[] s_statements =
    [
        DeviceColumns.Select + " where v.id = any($1)",
        PartColumns.SelectKeys + OfDevices + PartColumns.KeyOrder,
        PartColumns.SelectRights + OfDevices + PartColumns.RightOrder,
        PartColumns.SelectRequests + OfDevices + PartColumns.RequestOrder,
        PartColumns.SelectAliases + OfDevices + PartColumns.AliasOrder,
    ];

    public async Task<Dictionary<DeviceId, DeviceState>> ReadAsync(IReadOnlyCollection<DeviceId> ids)
    {
        string[] texts = [.. ids.Select(id => id.Value)];
        try
        {
            return await ReadOnceAsync(texts);
        }
        catch (StorageUnavailableException)
        {
            // A connection that lay idle while the server was restarted fails on first use.
            return await ReadOnceAsync(texts);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Dictionary<DeviceId, DeviceState>> ReadOnceAsync(string[] ids)
    {
        try
        {
            await using var connection = await connections.Devices.OpenConnectionAsync();
            await using var batch = connection.CreateBatch();
            Fill(batch, ids);
            await batch.PrepareAsync();
            await using var reader = await batch.ExecuteReaderAsync();
            return await ReadAsync(reader);
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            connections.Devices.Clear();
            throw unavailable;
        }
    }

    private static void Fill(NpgsqlBatch batch, string[] ids)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        foreach (var statement in s_statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }
        batch.BatchCommands.Add(new NpgsqlBatchCommand(End));
    }

    private static async Task<Dictionary<DeviceId, DeviceState>> ReadAsync(NpgsqlDataReader reader)
    {
        var row = new PostgresRow(reader);
        var devices = new Dictionary<DeviceId, DeviceState>();
        while (await reader.ReadAsync())
        {
            var id = DeviceId.Parse(row.GetText(0));
            devices[id] = DeviceColumns.Map(id, row);
        }
        await AddAsync(reader, devices, () => PartColumns.Key(row), (device, keys) => device with { Keys = keys });
        await AddAsync(reader, devices, () => PartColumns.Right(row), (device, rights) => device with { Rights = rights });
        await AddAsync(reader, devices, () => PartColumns.Request(row), (device, requests) => device with { Requests = requests });
        await AddAsync(reader, devices, () => PartColumns.Alias(row), (device, aliases) => device with { Aliases = aliases });
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
