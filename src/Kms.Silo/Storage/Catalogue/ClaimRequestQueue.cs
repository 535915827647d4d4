using System.Data.Common;
using System.Globalization;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;
using Kms.Users;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Claims asked for, and deliveries that wait for their customer.</summary>
internal sealed class ClaimRequestQueue(IDatabase database)
{
    private const string Columns = """
        select q.id, q.device, q.organisation, coalesce(o.name, '') as name, q.by_user, q.message, q.at, q.state, q.reason
        from claim_request q
        left join list_entry o on o.kind = 'organisation' and o.id = q.organisation and o.body is not null
        where 1 = 1
        """;

    private const string Count = "select count(*) from (select 1 from claim_request q where 1 = 1";
    // One's own requests, and those on devices that wait for one's answer. Whoever owns a device now learns of no others.
    private const string OnOwn = """
        and (q.organisation = any(?) or exists (
          select 1 from device d where d.id = q.device and d.owner is null and d.organisation = any(?)))
        """;

    private const string Undelivered = """
        select id from device where customer_number = $1 and organisation is null order by id limit $2
        """;

    public async Task<Page<ClaimRequestRow>> FindAsync(
        CatalogueScope scope, DecisionState? state, PageRequest page, CancellationToken cancellation)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var total = cursor is null ? await CountAsync(scope, state, cancellation) : (cursor.Total, cursor.TotalIsExact);
        var sql = Narrow(new SqlText(Columns), scope, state);
        if (cursor is not null) sql.Add("and (q.at, q.id) < (?, ?)", cursor.Number, cursor.Id);
        sql.Add("order by q.at desc, q.id desc limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, Map, cancellation);
        return Pages.Of(rows, limit, total, row => row, row => (row.At.ToStored().ToString(CultureInfo.InvariantCulture), row.Id.Value));
    }

    public async Task<IReadOnlyList<DeviceId>> FindUndeliveredAsync(string customerNumber, int limit, CancellationToken cancellation) =>
        await database.QueryAsync(Undelivered, [customerNumber, limit], row => DeviceId.Parse(row.GetString(0)), cancellation);

    private async Task<(long, bool)> CountAsync(CatalogueScope scope, DecisionState? state, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText(Count), scope, state).Add("limit ?) as counted", Pages.MaxTotal + 1);
        return Pages.Total((await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0]);
    }

    private static SqlText Narrow(SqlText sql, CatalogueScope scope, DecisionState? state)
    {
        if (state is not null) sql.Add("and q.state = ?", (int)state);
        string[] own = [.. scope.Organisations.Select(id => id.Value)];
        if (!scope.All) sql.Add(OnOwn, own, own);
        return sql;
    }

    private static ClaimRequestRow Map(DbDataReader row) => new(
        new ClaimRequestId(row.GetString(0)), DeviceId.Parse(row.GetString(1)), new OrganisationId(row.GetString(2)), row.GetString(3),
        new UserId(row.GetString(4)), row.Text(5), row.Time(6), (DecisionState)row.GetInt32(7), row.Text(8));
}
