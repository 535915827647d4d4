using System.Data.Common;
using System.Globalization;
using Kms.Listing;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;
using Kms.Users;

namespace Kms.Silo.Storage.Listing;

internal sealed class ListStore(IDatabase database) : IListStore
{
    private const int MaxCount = 1_000;

    private const string Columns = "select kind, id, organisation, user_id, state, name, at, version, body, name_key from list_entry";
    private const string ReadOne = Columns + " where kind = $1 and id = $2 and body is not null";
    private const string Remove = "delete from list_entry where kind = $1 and id = $2";
    private const string All = "where kind = ? and body is not null";

    public async Task<Page<ListEntry>> FindAsync(ListQuery query, CancellationToken cancellation = default)
    {
        var cursor = Cursor.Read(query.Page);
        var limit = Pages.Limit(query.Page);
        var total = cursor is null
            ? Pages.Total(await CountAsync(query, Pages.MaxTotal + 1, cancellation))
            : (cursor.Total, cursor.TotalIsExact);
        var sql = Narrow(new SqlText(Columns), query);
        if (cursor is not null && query.ByName) sql.Add("and (name_key, id) > (?, ?)", cursor.Key, cursor.Id);
        else if (cursor is not null) sql.Add("and (at, id) < (?, ?)", cursor.Number, cursor.Id);
        sql.Add(query.ByName ? "order by name_key, id" : "order by at desc, id desc").Add("limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, row => (Entry: Map(row), Key: row.GetString(9)), cancellation);
        return Pages.Of(rows, limit, total, row => row.Entry, row => (query.ByName ? row.Key : Key(row.Entry.At), row.Entry.Id));
    }

    public async Task<ListEntry?> ReadAsync(string kind, string id, CancellationToken cancellation = default) =>
        (await database.QueryAsync(ReadOne, [kind, id], Map, cancellation)).FirstOrDefault();

    public Task RemoveAsync(string kind, string id, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Remove, [kind, id], cancellation);

    public async Task<int> CountAsync(ListQuery query, CancellationToken cancellation = default) =>
        (int)await CountAsync(query, MaxCount, cancellation);

    private async Task<long> CountAsync(ListQuery query, int limit, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText("select count(*) from (select 1 from list_entry"), query).Add("limit ?) as counted", limit);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
    }

    private static SqlText Narrow(SqlText sql, ListQuery query)
    {
        sql.Add(All, query.Kind);
        string[]? organisations = query.Organisations.IsDefault ? null : [.. query.Organisations.Select(id => id.Value)];
        if (organisations is { Length: > 0 } && query.User is { } both)
            sql.Add("and (organisation = any(?) or user_id = ?)", organisations, both.Value);
        else if (query.User is { } user) sql.Add("and user_id = ?", user.Value);
        else if (organisations is not null) sql.Add("and organisation = any(?)", [organisations]);
        if (query.State is not null) sql.Add("and state = ?", query.State);
        var search = SearchKeys.Fold(query.Search);
        if (search.Length > 0)
            sql.Add(@"and (name_key like ? escape '\' or name_key like ? escape '\')", Like(search) + "%", "% " + Like(search) + "%");
        return sql;
    }

    private static string Like(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private static string Key(DateTimeOffset at) => at.ToStored().ToString(CultureInfo.InvariantCulture);

    private static ListEntry Map(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.Text(2) is { } organisation ? new OrganisationId(organisation) : null,
        row.Text(3) is { } user ? new UserId(user) : null, row.Text(4), row.Text(5), row.Time(6), row.GetInt64(7), row.Text(8));
}
