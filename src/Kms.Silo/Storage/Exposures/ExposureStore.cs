using System.Data.Common;
using Kms.Devices;
using Kms.Exposures;
using Kms.Organisations;
using Kms.Silo.Audit;
using Kms.Silo.Storage.Audit;
using Kms.Silo.Storage.Paging;
using Kms.Users;

namespace Kms.Silo.Storage.Exposures;

/// <summary>Walks along the index audit_event_exposure, which holds the entries of keys that left by person and device, and along that of devices.</summary>
internal sealed class ExposureStore(IDatabase database) : IExposureStore
{
    // Word for word the condition of the index, so that both databases know it for the same.
    private const string Left = "e.kind in ('key.exported', 'key.read')";

    private const string OfDevice = $"select e.device, e.actor, e.kind, e.details, e.at, e.at, 1, e.chain, e.sequence from audit_event e where e.device = ? and {Left}";

    private const string CountOfDevice = $"select count(*) from (select 1 from audit_event e where e.device = ? and {Left}";

    private const string Beside = $"""
        select count(*) from (select 1 from audit_event e
        where e.device = ? and {Left} and (e.organisation is null or e.organisation <> ?) limit 1) as found
        """;

    private const string Devices = $"select e.device from audit_event e where e.actor = ? and {Left} and e.device > ?";

    private const string CountDevices = $"select count(*) from (select distinct e.device from audit_event e where e.actor = ? and {Left}";

    private const string OfPerson = $"""
        select e.device, e.actor, e.kind, e.details, min(e.at), max(e.at), count(*) from audit_event e
        where e.actor = ? and {Left} and e.device = any(?)
        """;

    private const string Owners = $"""
        select d.owner, count(*) from device d
        where d.owner is not null and d.id in (select distinct e.device from audit_event e where e.actor = ? and {Left})
        group by d.owner order by d.owner
        """;

    // An owner of now sees no more than of the own time.
    private const string OfOwners = "(e.organisation = any(?) and exists (select 1 from device d where d.id = e.device and d.owner = e.organisation))";

    public async Task<Page<Exposure>> OfDeviceAsync(DeviceId device, OrganisationId? owner, PageRequest page, CancellationToken cancellation = default)
    {
        var (cursor, limit) = (Cursor.Read(page), Pages.Limit(page));
        var total = cursor is null
            ? await CountAsync(Of(new SqlText("").Add(CountOfDevice, device.Value), owner), cancellation)
            : (cursor.Total, cursor.TotalIsExact);
        var sql = Of(new SqlText("").Add(OfDevice, device.Value), owner);
        if (cursor is not null && new AuditPlace(cursor) is var from) sql.Add("and (e.at, e.chain, e.sequence) < (?, ?, ?)", from.At, from.Chain, from.Sequence);
        sql.Add("order by e.at desc, e.chain desc, e.sequence desc limit ?", limit + 1);
        var rows = await database.QueryAsync(
            sql.ToString(), sql.Arguments, row => (Entry: Map(row), Chain: row.GetInt32(7), Sequence: row.GetInt64(8)), cancellation);
        return Pages.Of(rows, limit, total, row => row.Entry, row => AuditPlace.Of(row.Entry.Last, row.Chain, row.Sequence));
    }

    public async Task<bool> AnyBesideAsync(DeviceId device, OrganisationId owner, CancellationToken cancellation = default)
    {
        var sql = new SqlText("").Add(Beside, device.Value, owner.Value);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0] > 0;
    }

    public async Task<Page<DeviceId>> DevicesAsync(ExposureScope scope, UserId person, PageRequest page, CancellationToken cancellation = default)
    {
        if (scope.IsEmpty) return Page<DeviceId>.Empty;
        var (cursor, limit) = (Cursor.Read(page), Pages.Limit(page));
        var total = cursor is not null ? (cursor.Total, cursor.TotalIsExact) : page.CountTotal
            ? await CountAsync(Narrow(new SqlText("").Add(CountDevices, person.Value), scope), cancellation)
            : (0, false);
        var sql = Narrow(new SqlText("").Add(Devices, person.Value, cursor?.Id ?? ""), scope).Add("group by e.device order by e.device limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, row => DeviceId.Parse(row.GetString(0)), cancellation);
        return Pages.Of(rows, limit, total, row => row, row => ("", row.Value));
    }

    public async Task<IReadOnlyList<Exposure>> OfPersonAsync(
        ExposureScope scope, UserId person, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellation = default)
    {
        if (scope.IsEmpty || devices.Count == 0) return [];
        var sql = Narrow(new SqlText("").Add(OfPerson, person.Value, devices.Select(d => d.Value).ToArray()), scope)
            .Add("group by e.device, e.actor, e.kind, e.details");
        return await database.QueryAsync(sql.ToString(), sql.Arguments, Map, cancellation);
    }

    public async Task<IReadOnlyList<(OrganisationId Owner, long Devices)>> OwnersAsync(UserId person, CancellationToken cancellation = default)
    {
        var sql = new SqlText("").Add(Owners, person.Value);
        return await database.QueryAsync(sql.ToString(), sql.Arguments, row => (new OrganisationId(row.GetString(0)), row.GetInt64(1)), cancellation);
    }

    private async Task<(long Count, bool Exact)> CountAsync(SqlText sql, CancellationToken cancellation)
    {
        sql.Add("limit ?) as counted", Pages.MaxTotal + 1);
        return Pages.Total((await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0]);
    }

    private static SqlText Of(SqlText sql, OrganisationId? owner) => owner is { } id ? sql.Add("and e.organisation = ?", id.Value) : sql;

    private static SqlText Narrow(SqlText sql, ExposureScope scope) => scope.All ? sql : sql.Add(
        $"and (e.organisation = any(?) or {OfOwners})", scope.Organisations.Select(o => o.Value).ToArray(), scope.Owners.Select(o => o.Value).ToArray());

    private static Exposure Map(DbDataReader row) => new(
        DeviceId.Parse(row.GetString(0)), row.Text(1) is { } person ? new UserId(person) : null, row.GetString(2),
        AuditText.ReadDetails(row.GetString(3)), row.Time(4), row.Time(5), row.GetInt64(6));
}
