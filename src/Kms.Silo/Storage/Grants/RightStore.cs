using System.Data.Common;
using Kms.Devices;
using Kms.Grants;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;
using Kms.Users;

namespace Kms.Silo.Storage.Grants;

internal sealed class RightStore(IDatabase database) : IRightStore
{
    private const string Readers = """
        select r.grantee, count(*), min(r.until_at) from read_right r
        where r.granted_for = ? and (r.until_at is null or r.until_at > ?)
        """;

    private const string CountReaders = """
        select count(*) from (select distinct r.grantee from read_right r
        where r.granted_for = ? and (r.until_at is null or r.until_at > ?)
        """;

    private const string Given = """
        select r.id, r.device, d.type, d.label, r.purpose, r.from_at, r.until_at from read_right r join device d on d.id = r.device
        where r.grantee = ? and r.granted_for = ? and (r.until_at is null or r.until_at > ?)
        """;

    private const string CountGiven = """
        select count(*) from (select 1 from read_right r
        where r.grantee = ? and r.granted_for = ? and (r.until_at is null or r.until_at > ?) limit ?) as counted
        """;

    private const string Ending = """
        select r.until_at, r.grantee, r.granted_for, min(r.granted_by), count(*) from read_right r
        where r.until_at > ? and r.until_at <= ? and r.until_at - r.from_at > ? and (r.until_at, r.grantee, r.granted_for) > (?, ?, ?)
        group by r.until_at, r.grantee, r.granted_for order by r.until_at, r.grantee, r.granted_for limit ?
        """;

    public async Task<Page<ReaderRow>> FindReadersAsync(
        OrganisationId givenFor, string? address, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var total = cursor is null ? await CountAsync(givenFor, address, now, cancellation) : (cursor.Total, cursor.TotalIsExact);
        var sql = Narrow(new SqlText("").Add(Readers, givenFor.Value, now.ToStored()), address);
        if (cursor is not null) sql.Add("and r.grantee > ?", cursor.Id);
        sql.Add("group by r.grantee order by r.grantee limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, MapReader, cancellation);
        return Pages.Of(rows, limit, total, row => row, row => ("", row.Grantee.Value));
    }

    public async Task<ReaderRow?> FindReaderAsync(
        OrganisationId givenFor, Grantee grantee, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var sql = new SqlText("").Add(Readers, givenFor.Value, now.ToStored()).Add("and r.grantee = ? group by r.grantee", grantee.Value);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, MapReader, cancellation)).FirstOrDefault();
    }

    public async Task<Page<GivenRight>> FindGivenAsync(
        OrganisationId givenFor, Grantee grantee, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        object?[] whose = [grantee.Value, givenFor.Value, now.ToStored()];
        var total = cursor is null ? await CountAsync(new SqlText("").Add(CountGiven, [.. whose, Pages.MaxTotal + 1]), cancellation) : (cursor.Total, cursor.TotalIsExact);
        var sql = new SqlText("").Add(Given, whose);
        if (cursor is not null) sql.Add("and r.device > ?", cursor.Id);
        sql.Add("order by r.device limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, MapGiven, cancellation);
        return Pages.Of(rows, limit, total, row => row, row => ("", row.Device.Value));
    }

    public async Task<IReadOnlyList<EndingRight>> FindEndingAsync(
        DateTimeOffset from, DateTimeOffset to, EndingRight? after, int limit, CancellationToken cancellation = default)
    {
        var least = (long)(to - from).TotalMicroseconds;
        var sql = new SqlText("").Add(
            Ending, from.ToStored(), to.ToStored(), least, after?.Until.ToStored() ?? 0L, after?.Grantee.Value ?? "", after?.GrantedFor.Value ?? "", limit);
        return await database.QueryAsync(sql.ToString(), sql.Arguments, MapEnding, cancellation);
    }

    private Task<(long Count, bool Exact)> CountAsync(OrganisationId givenFor, string? address, DateTimeOffset now, CancellationToken cancellation) => CountAsync(
        Narrow(new SqlText("").Add(CountReaders, givenFor.Value, now.ToStored()), address).Add("limit ?) as counted", Pages.MaxTotal + 1), cancellation);

    private async Task<(long Count, bool Exact)> CountAsync(SqlText sql, CancellationToken cancellation) =>
        Pages.Total((await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0]);

    private static SqlText Narrow(SqlText sql, string? address) =>
        address is null ? sql : sql.Add("and r.grantee >= ? and r.grantee < ?", $"e:{address}", SearchKeys.After($"e:{address}"));

    private static ReaderRow MapReader(DbDataReader row) => new(Grantee.Parse(row.GetString(0)), "", row.GetInt64(1), row.TimeOrNull(2));

    private static GivenRight MapGiven(DbDataReader row) => new(
        new RightId(row.GetString(0)), DeviceId.Parse(row.GetString(1)), row.GetString(2) is { Length: > 0 } type ? type : null, row.Text(3),
        row.Text(4), row.Time(5), row.TimeOrNull(6));

    private static EndingRight MapEnding(DbDataReader row) => new(
        row.Time(0), Grantee.Parse(row.GetString(1)), new OrganisationId(row.GetString(2)), new UserId(row.GetString(3)), row.GetInt64(4));
}
