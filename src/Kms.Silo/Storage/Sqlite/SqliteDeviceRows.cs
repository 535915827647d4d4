using Kms.Batches;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Makes a device of its rows; parts that the version row counts as none are not asked for.</summary>
internal sealed class SqliteDeviceRows(SqliteConnection connection) : IDisposable
{
    private const string ReadDevice = """
        select v.version, v.changed_at, v.rights, v.requests, v.aliases, d.manufacturer, d.serial, d.dev_eui, d.join_eui, d.type, d.medium,
          d.mbus_version, d.device_type, d.year, d.customer_number, d.label, d.batch, d.batch_name, d.owner, d.claimed_by, d.claimed_at,
          d.allocated_to, d.public_claim, d.label_code_hash, d.token_hash, d.health, d.key_count, d.created_at, d.transfer_id,
          d.transfer_to, d.transfer_until
        from device_version v join device d on d.id = v.id where v.id = ?1
        """;

    private readonly SqliteStatement _begin = new(connection, "begin");
    private readonly SqliteStatement _end = new(connection, "commit");
    private readonly SqliteStatement _device = new(connection, ReadDevice);
    private readonly SqlitePartRows _parts = new(connection);

    public void Begin() => _begin.Run();

    public void End() => _end.Run();

    public DeviceState? Read(DeviceId id)
    {
        _device.Text(id.Value);
        if (!_device.Next()) return null;
        var device = Map(id, _device);
        var (rights, requests, aliases) = (_device.GetNumber(2), _device.GetNumber(3), _device.GetNumber(4));
        var keys = _device.GetNumber(26);
        _device.Reset();
        return device with
        {
            Keys = keys == 0 ? [] : _parts.Keys(id),
            Rights = rights == 0 ? [] : _parts.Rights(id),
            Requests = requests == 0 ? [] : _parts.Requests(id),
            Aliases = aliases == 0 ? [] : _parts.Aliases(id),
        };
    }

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _device.Dispose();
        _parts.Dispose();
    }

    private static DeviceState Map(DeviceId id, SqliteStatement row) => new()
    {
        Id = id,
        Version = row.GetNumber(0),
        ChangedAt = StoredTime.FromStored(row.GetNumber(1)),
        Manufacturer = row.GetText(5),
        Serial = row.TextOrNull(6),
        DevEui = row.TextOrNull(7),
        JoinEui = row.TextOrNull(8),
        Type = row.GetText(9) is { Length: > 0 } type ? type : null,
        Medium = row.GetText(10) is { Length: > 0 } medium ? medium : null,
        MbusVersion = (byte?)row.NumberOrNull(11),
        DeviceType = (byte?)row.NumberOrNull(12),
        Year = (int?)row.NumberOrNull(13),
        CustomerNumber = row.TextOrNull(14),
        Label = row.TextOrNull(15),
        Batch = row.TextOrNull(16) is { } batch ? new BatchId(batch) : null,
        BatchName = row.TextOrNull(17),
        Owner = Organisation(row, 18),
        ClaimedBy = row.TextOrNull(19) is { } user ? new UserId(user) : null,
        ClaimedAt = row.TimeOrNull(20),
        AllocatedTo = Organisation(row, 21),
        PublicClaim = row.GetNumber(22) != 0,
        LabelCodeHash = row.BytesOrNull(23),
        TokenHash = row.BytesOrNull(24),
        Health = (KeyFinding)row.GetNumber(25),
        CreatedAt = StoredTime.FromStored(row.GetNumber(27)),
        Transfer = row.IsNull(28) ? null : new PendingTransfer(
            new TransferId(row.GetText(28)), new OrganisationId(row.GetText(29)), StoredTime.FromStored(row.GetNumber(30))),
    };

    private static OrganisationId? Organisation(SqliteStatement row, int column) =>
        row.TextOrNull(column) is { } id ? new OrganisationId(id) : null;
}
