using System.Data.Common;
using Kms.Devices;
using Kms.Hygiene;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Hygiene;

/// <summary>Walks along the ids of devices; of each part come those keys alone that have a finding, and never a wrapped key.</summary>
internal sealed class HygieneStore(IDatabase database) : IHygieneStore
{
    private const string Count = "select count(*) from device d where 1 = 1";
    private const string Part = "select max(id), count(*) from (select d.id from device d where d.id > ?";
    private const string Keys = "select count(*) from device_key k where k.state <> ?";

    // One other device with the same fingerprint is enough, however many there are.
    private const string Suspects = """
        select device, fingerprint, findings, is_shared, is_published from (
        select k.device, k.fingerprint, k.findings,
          case when exists (select 1 from device_key o where o.fingerprint = k.fingerprint and o.device <> k.device) then 1 else 0 end as is_shared,
          case when k.fingerprint = any(?) then 1 else 0 end as is_published
        from device_key k where k.state <> ?
        """;

    private const string WithFindings = ") as looked where findings <> 0 or is_shared = 1 or is_published = 1 order by device";

    public async Task<long> CountAsync(OrganisationId? organisation, CancellationToken cancellation = default)
    {
        var sql = Of(new SqlText("").Add(Count), organisation);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
    }

    public async Task<ExaminedPart?> ExamineAsync(
        OrganisationId? organisation, DeviceId? after, int devices, IReadOnlyCollection<byte[]> published, CancellationToken cancellation = default)
    {
        var from = after?.Value ?? "";
        var part = Of(new SqlText("").Add(Part, from), organisation).Add("order by d.id limit ?) as part", devices);
        var (last, count) = (await database.QueryAsync(part.ToString(), part.Arguments, row => (row.Text(0), row.GetInt32(1)), cancellation))[0];
        if (last is null) return null;
        var keys = Range(new SqlText("").Add(Keys, (int)KeyState.Destroyed), organisation, from, last);
        var suspects = Range(new SqlText("").Add(Suspects, published.ToArray(), (int)KeyState.Destroyed), organisation, from, last).Add(WithFindings);
        return new ExaminedPart(
            DeviceId.Parse(last), count, (await database.QueryAsync(keys.ToString(), keys.Arguments, row => row.GetInt64(0), cancellation))[0],
            await database.QueryAsync(suspects.ToString(), suspects.Arguments, Map, cancellation));
    }

    private static SqlText Of(SqlText sql, OrganisationId? organisation) => organisation is { } id ? sql.Add("and d.organisation = ?", id.Value) : sql;

    // Devices of an organisation lie scattered among those of others: only theirs are looked at.
    private static SqlText Range(SqlText sql, OrganisationId? organisation, string from, string to) => organisation is { } id
        ? sql.Add("and k.device in (select d.id from device d where d.organisation = ? and d.id > ? and d.id <= ?)", id.Value, from, to)
        : sql.Add("and k.device > ? and k.device <= ?", from, to);

    private static SuspectKey Map(DbDataReader row)
    {
        var found = row.GetInt32(3) == 1 ? KeyFinding.Shared : KeyFinding.None;
        if (row.GetInt32(4) == 1) found |= KeyFinding.PublishedTestKey;
        return new SuspectKey(DeviceId.Parse(row.GetString(0)), Convert.ToHexStringLower(row.Bytes(1)!), (KeyFinding)row.GetInt32(2), found); // the column is not null
    }
}
