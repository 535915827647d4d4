using Kms.Catalogue;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Distinct values of a column: hops from value to value along its index instead of reading every row.</summary>
internal sealed class CatalogueSuggestions(IDatabase database)
{
    private const int Most = 20;
    private const int Hops = 200;
    private const int GrantedRows = 2_000;

    private const string FromRights = """
        from read_right r join device d on d.id = r.device
        where r.grantee = any(?) and r.from_at <= ? and (r.until_at is null or r.until_at > ?) limit ?
        """;

    public async Task<IReadOnlyList<string>> FindAsync(
        CatalogueScope scope, string field, string? prefix, DateTimeOffset now, CancellationToken cancellation)
    {
        var column = SuggestedColumn.Of(field);
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<OrganisationId?> organisations = scope.All ? [null] : scope.Organisations.Select(id => (OrganisationId?)id);
        foreach (var organisation in organisations)
        {
            found.UnionWith(await HopAsync(column, organisation, prefix, cancellation));
            if (column == SuggestedColumn.Manufacturer) found.UnionWith(await HopAlongIdsAsync(organisation, prefix, cancellation));
        }
        if (!scope.Grantees.IsEmpty && column.Granted is { } granted)
            found.UnionWith(await GrantedAsync(granted, scope, now.ToStored(), cancellation));
        return [.. found.Where(value => value.StartsWith(prefix ?? "", StringComparison.OrdinalIgnoreCase)).Take(Most)];
    }

    private async Task<List<string>> HopAsync(
        SuggestedColumn column, OrganisationId? organisation, string? prefix, CancellationToken cancellation)
    {
        var begin = column.IsFolded ? SearchKeys.Fold(prefix) : "";
        var end = SearchKeys.After(begin);
        var sql = new SqlText("with recursive found(value) as (select * from (").Add($"select d.{column.Key} from device d where 1 = 1");
        Narrow(sql, organisation, column.Indexed);
        sql.Add($"and d.{column.Key} >= ? and d.{column.Key} < ? order by d.{column.Key} limit 1) as first", begin, end);
        sql.Add($"union all select (select d.{column.Key} from device d where 1 = 1");
        Narrow(sql, organisation, column.Indexed);
        sql.Add($"and d.{column.Key} > f.value and d.{column.Key} < ? order by d.{column.Key} limit 1) from found f where f.value is not null)", end);
        sql.Add($"select (select d.{column.Shown} from device d where d.{column.Key} = f.value");
        Narrow(sql, organisation, column.Indexed);
        sql.Add("limit 1) from found f where f.value <> '' limit ?", Hops);
        return [.. (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.Text(0) ?? "", cancellation)).Where(text => text.Length > 0)];
    }

    // From the first device of one manufacturer to that of the next: '.' follows '-'.
    private async Task<List<string>> HopAlongIdsAsync(OrganisationId? organisation, string? prefix, CancellationToken cancellation)
    {
        var begin = (prefix ?? "").ToUpperInvariant();
        var end = SearchKeys.After(begin);
        var sql = new SqlText("with recursive found(value) as (select * from (select substr(d.id, 1, 3) from device d where 1 = 1");
        Narrow(sql, organisation);
        sql.Add("and d.id > ? and d.id < ? order by d.id limit 1) as first", begin, end);
        sql.Add("union all select (select substr(d.id, 1, 3) from device d where 1 = 1");
        Narrow(sql, organisation);
        sql.Add("and d.id > f.value || '.' and d.id < ? order by d.id limit 1) from found f where f.value is not null)", end);
        sql.Add("select f.value from found f where f.value <> 'EUI' limit ?", Hops);
        return await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetString(0), cancellation);
    }

    private async Task<List<string>> GrantedAsync(string column, CatalogueScope scope, long now, CancellationToken cancellation)
    {
        string[] grantees = [.. scope.Grantees.Select(grantee => grantee.Value)];
        var sql = new SqlText($"select distinct value from (select {column} as value")
            .Add(FromRights, grantees, now, now, GrantedRows).Add(") as offered where value <> ''");
        return await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetString(0), cancellation);
    }

    private static void Narrow(SqlText sql, OrganisationId? organisation, string? indexed = null)
    {
        if (organisation is { } id) sql.Add("and d.organisation = ?", id.Value);
        if (indexed is not null) sql.Add($"and {indexed}");
    }
}
