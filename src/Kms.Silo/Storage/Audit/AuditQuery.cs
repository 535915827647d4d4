using System.Data.Common;
using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Silo.Audit;
using Kms.Silo.Storage.Paging;
using Kms.Users;

namespace Kms.Silo.Storage.Audit;

/// <summary>Newest first. Each reason why somebody may see an entry is a short walk along its own index; the walks are merged.</summary>
internal sealed class AuditQuery(IDatabase database)
{
    private const string Outer = """
        select c.writer, e.chain, e.sequence, e.at, e.kind, e.actor, u.name, e.organisation, e.device, e.subject, e.details, e.hash
        from (
        """;

    private const string Join = """
        ) as found
        join audit_event e on e.chain = found.chain and e.sequence = found.sequence
        join audit_chain c on c.chain = e.chain
        left join list_entry u on u.kind = 'user' and u.id = e.actor and u.body is not null
        order by e.at desc, e.chain desc, e.sequence desc limit ?
        """;

    private const string Newest = "order by e.at desc, e.chain desc, e.sequence desc limit ?";

    public async Task<Page<AuditEntry>> FindAsync(
        AuditScope scope, AuditFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var total = cursor is null ? await CountAsync(scope, filter, cancellation) : (cursor.Total, cursor.TotalIsExact);
        var sql = new SqlText(Outer);
        var from = cursor is null ? null : new AuditPlace(cursor);
        AddBranches(sql, scope, filter, from, limit + 1, newestFirst: true);
        sql.Add(Join, limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, Map, cancellation);
        return Pages.Of(rows, limit, total, row => row.Entry, row => AuditPlace.Of(row.Entry.At, row.Chain, row.Entry.Sequence));
    }

    private async Task<(long Count, bool Exact)> CountAsync(AuditScope scope, AuditFilter filter, CancellationToken cancellation)
    {
        var sql = new SqlText("select count(*) from (select chain from (");
        AddBranches(sql, scope, filter, null, Pages.MaxTotal + 1, newestFirst: false);
        sql.Add(") as found limit ?) as counted", Pages.MaxTotal + 1);
        return Pages.Total((await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0]);
    }

    private static void AddBranches(SqlText sql, AuditScope scope, AuditFilter filter, AuditPlace? from, int limit, bool newestFirst)
    {
        var first = true;
        foreach (var branch in AuditBranch.Of(scope))
        {
            sql.Add(first ? AuditBranch.First : AuditBranch.Next);
            branch.AddTo(sql);
            Narrow(sql, filter);
            if (from is not null) sql.Add("and (e.at, e.chain, e.sequence) < (?, ?, ?)", from.At, from.Chain, from.Sequence);
            sql.Add(newestFirst ? Newest : "limit ?", limit).Add(") as branch");
            first = false;
        }
    }

    private static void Narrow(SqlText sql, AuditFilter filter)
    {
        if (filter.Device is { } device) sql.Add("and e.device = ?", device.Value);
        if (filter.Organisation is { } organisation) sql.Add("and e.organisation = ?", organisation.Value);
        if (filter.Actor is { } actor) sql.Add("and e.actor = ?", actor.Value);
        if (!string.IsNullOrEmpty(filter.Kind)) sql.Add("and e.kind >= ? and e.kind < ?", filter.Kind, SearchKeys.After(filter.Kind));
        if (filter.From is { } begin) sql.Add("and e.at >= ?", begin.ToStored());
        if (filter.To is { } end) sql.Add("and e.at < ?", end.ToStored());
    }

    private static (int Chain, AuditEntry Entry) Map(DbDataReader row) => (row.GetInt32(1), new AuditEntry(
        row.GetString(0), row.GetInt64(2), row.Time(3), row.GetString(4), row.Text(5) is { } actor ? new UserId(actor) : null,
        row.Text(6), row.Text(7) is { } organisation ? new OrganisationId(organisation) : null,
        row.Text(8) is { } device ? DeviceId.Parse(device) : null, row.Text(9), AuditText.ReadDetails(row.GetString(10)),
        Convert.ToHexStringLower(row.Bytes(11)!)));
}
