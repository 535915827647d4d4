using Kms.Catalogue;
using Kms.Grants;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Counts that end at a limit.</summary>
internal sealed class CatalogueCounting(IDatabase database)
{
    private const string HasMany = """
        select count(*) from (select 1 from read_right where grantee = $1 limit $2) as counted
        """;

    private const string Total = "select count(*) from (";
    private const string Counted = "limit ?) as counted";
    private const string All = "select 1 from device where 1 = 1";
    private const string Claimed = "select 1 from device where claim = 2";
    private const string Waiting = "select 1 from device where claim < 2 and organisation is not null";
    private const string WithFindings = "select 1 from device where health <> 0";
    private const string Owner = "and organisation = any(?)";

    private const string Granted = """
        select distinct device from read_right where grantee = any(?) and from_at <= ? and (until_at is null or until_at > ?)
        """;

    private const string Ending = "select distinct device from read_right where from_at <= ? and until_at > ? and until_at <= ?";
    private const string OfGiver = "and granted_for = any(?)";
    private const string OfHolder = "and grantee = any(?)";

    public async Task<bool> HasManyAsync(Grantee grantee, DateTimeOffset now, CancellationToken cancellation)
    {
        object?[] arguments = [grantee.Value, Pages.MaxTotal + 1];
        return (await database.QueryAsync(HasMany, arguments, row => row.GetInt64(0), cancellation))[0] > Pages.MaxTotal;
    }

    public async Task<CatalogueCounts> CountAsync(CatalogueScope scope, DateTimeOffset now, CancellationToken cancellation)
    {
        string[] givers = scope.RightsOf.IsDefault ? [] : [.. scope.RightsOf.Select(id => id.Value)];
        string[] holders = [.. scope.Grantees.Select(grantee => grantee.Value)];
        var counts = await Task.WhenAll(
            CountAsync(scope, scope.All ? All : Claimed, cancellation), CountAsync(scope, Waiting, cancellation),
            CountGrantedAsync(scope, now.ToStored(), cancellation), CountAsync(scope, WithFindings, cancellation),
            CountEndingAsync(OfGiver, givers, now, cancellation), CountEndingAsync(OfHolder, holders, now, cancellation));
        return new CatalogueCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    private async Task<long> CountAsync(CatalogueScope scope, string devices, CancellationToken cancellation)
    {
        if (!scope.All && scope.Organisations.IsEmpty) return 0;
        var sql = new SqlText(Total).Add(devices);
        if (!scope.All) sql.Add(Owner, [scope.Organisations.Select(id => id.Value).ToArray()]);
        return await OneAsync(sql.Add(Counted, HomeSummary.MostDevices), cancellation);
    }

    private async Task<long> CountGrantedAsync(CatalogueScope scope, long now, CancellationToken cancellation)
    {
        if (scope.Grantees.IsEmpty) return 0;
        string[] grantees = [.. scope.Grantees.Select(grantee => grantee.Value)];
        return await OneAsync(new SqlText(Total).Add(Granted, grantees, now, now).Add(Counted, HomeSummary.MostRights), cancellation);
    }

    private async Task<long> CountEndingAsync(string whose, string[] values, DateTimeOffset now, CancellationToken cancellation)
    {
        if (values.Length == 0) return 0;
        var (from, to) = (now.ToStored(), now.AddDays(HomeSummary.EndingDays).ToStored());
        return await OneAsync(new SqlText(Total).Add(Ending, from, from, to).Add(whose, [values]).Add(Counted, HomeSummary.MostRights), cancellation);
    }

    private async Task<long> OneAsync(SqlText sql, CancellationToken cancellation) =>
        (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
}
