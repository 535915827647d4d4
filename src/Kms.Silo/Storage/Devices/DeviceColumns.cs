using Kms.Batches;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Silo.Storage.Devices;

/// <summary>The columns from which a device is made, and what they mean.</summary>
internal static class DeviceColumns
{
    public const int Rights = 3;
    public const int Requests = 4;
    public const int Aliases = 5;
    public const int Keys = 27;

    public const string Select = """
        select v.id, v.version, v.changed_at, v.rights, v.requests, v.aliases, d.manufacturer, d.serial, d.dev_eui, d.join_eui, d.type,
          d.medium, d.mbus_version, d.device_type, d.year, d.customer_number, d.label, d.batch, d.batch_name, d.owner, d.claimed_by,
          d.claimed_at, d.allocated_to, d.public_claim, d.label_code_hash, d.token_hash, d.health, d.key_count, d.created_at,
          d.transfer_id, d.transfer_to, d.transfer_until
        from device_version v join device d on d.id = v.id
        """;

    /// <summary>The device without keys, rights, requests and further identities.</summary>
    public static DeviceState Map(DeviceId id, IColumns row) => new()
    {
        Id = id,
        Version = row.GetNumber(1),
        ChangedAt = row.GetTime(2),
        Manufacturer = row.GetText(6),
        Serial = row.TextOrNull(7),
        DevEui = row.TextOrNull(8),
        JoinEui = row.TextOrNull(9),
        Type = row.GetText(10) is { Length: > 0 } type ? type : null,
        Medium = row.GetText(11) is { Length: > 0 } medium ? medium : null,
        MbusVersion = (byte?)row.NumberOrNull(12),
        DeviceType = (byte?)row.NumberOrNull(13),
        Year = (int?)row.NumberOrNull(14),
        CustomerNumber = row.TextOrNull(15),
        Label = row.TextOrNull(16),
        Batch = row.TextOrNull(17) is { } batch ? new BatchId(batch) : null,
        BatchName = row.TextOrNull(18),
        Owner = Organisation(row, 19),
        ClaimedBy = row.TextOrNull(20) is { } user ? new UserId(user) : null,
        ClaimedAt = row.TimeOrNull(21),
        AllocatedTo = Organisation(row, 22),
        PublicClaim = row.GetNumber(23) != 0,
        LabelCodeHash = row.BytesOrNull(24),
        TokenHash = row.BytesOrNull(25),
        Health = (KeyFinding)row.GetNumber(26),
        CreatedAt = row.GetTime(28),
        Transfer = row.IsNull(29) ? null : new PendingTransfer(new TransferId(row.GetText(29)), new OrganisationId(row.GetText(30)), row.GetTime(31)),
    };

    private static OrganisationId? Organisation(IColumns row, int column) =>
        row.TextOrNull(column) is { } id ? new OrganisationId(id) : null;
}
