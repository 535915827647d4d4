using System.Globalization;
using Kms.Silo.Storage;

namespace Kms.Silo.Tests.Storage;

/// <summary>Thirty thousand devices, a fifth of them known by DevEUI; one in ten has a label and a batch, each second one is read by the customer.</summary>
internal static class CataloguePlanWorld
{
    private const int Count = 30_000;
    private const int OneIn = 10;

    private static readonly string s_series =
        string.Create(CultureInfo.InvariantCulture, $"with recursive n(i) as (select 0 union all select i + 1 from n where i < {Count - 1})");

    private static readonly string s_devices = $"""
        insert into device (id, manufacturer, serial_key, type, medium, label, label_key, batch_name, batch_key, owner, organisation, claim,
          public_claim, health, key_count, created_at)
        {s_series}
        select case when i % 5 = 0 then 'EUI-70B3D57E' when i % 500 = 1 then 'RAR-' else 'KAM-' end || substr(cast(100000000 + i as text), 2),
          case when i % 200 = 0 then 'RARE' when i % 5 = 0 then 'ELSYS' when i % 500 = 1 then 'RAR' else 'KAM' end,
          substr(cast(100000000 + i as text), 2), case when i % 5 = 0 then 'Radio 1' else 'Bench 1' end,
          case when i % 7 = 0 then 'heat' else 'water' end,
          case when i % 10 = 3 then 'Label ' || (i % 97) end, case when i % 10 = 3 then 'label ' || (i % 97) else '' end,
          case when i % 10 = 4 then 'Batch ' || (i % 7) end, case when i % 10 = 4 then 'batch ' || (i % 7) else '' end,
          case when i % 3 = 0 then '{Samples.Utility}' else '{Samples.Reseller}' end,
          case when i % 3 = 0 then '{Samples.Utility}' else '{Samples.Reseller}' end, 2, 0, 0, 0, 0
        from n
        """;

    private const string Versions = """
        insert into device_version (id, version, changed_at, organisation, rights, requests, aliases)
        select id, 1, 0, organisation, 0, 0, 0 from device
        """;

    private static readonly string s_rights = $"""
        insert into read_right (device, id, grantee, granted_for, granted_by, from_at, label, label_key)
        select id, 'r1', '{Samples.Customer.Value}', '{Samples.Utility}', 'u', 0,
          case when label_key <> '' then 'Mine' end, case when label_key <> '' then 'mine' else '' end
        from device where medium = 'water'
        """;

    public static IEnumerable<string> Statements(bool isSqlite) =>
        isSqlite ? [s_devices, Versions, s_rights] : [s_devices, Versions, s_rights, "analyze device", "analyze device_version", "analyze read_right"];

    /// <summary>How many labels begin so.</summary>
    public static int LabelsFrom(string prefix) => Enumerable.Range(0, Count)
        .Count(i => i % OneIn == 3 && string.Create(CultureInfo.InvariantCulture, $"label {i % 97}").StartsWith(prefix, StringComparison.Ordinal));
}
