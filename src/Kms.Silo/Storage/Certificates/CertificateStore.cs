using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Kms.Certificates;
using Kms.Listing;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Storage.Certificates;

/// <summary>Certificates among the list entries: by serial number and address with the primary key, by end, organisation and holder with an index each.</summary>
internal sealed class CertificateStore(IDatabase database) : ICertificateStore
{
    private const int MaxCount = 1_000;

    private const string ByMail = """
        select body from list_entry where kind = $1 and id > $2 and id < $3 and body is not null and at > $4 order by at desc limit $5
        """;

    private const string PublicByMail = """
        select m.body from list_entry p join list_entry m on m.kind = $1 and m.id = p.id
        where p.kind = $2 and p.id > $3 and p.id < $4 and p.body is not null and m.body is not null and m.at > $5 order by m.at desc limit $6
        """;

    private const string One = "select body from list_entry where kind = $1 and id = $2 and body is not null";

    private const string OneInForce = "select body from list_entry where kind = $1 and id = $2 and body is not null and at > $3";

    private const string Ending = """
        select body from list_entry
        where kind = $1 and body is not null and state = 'valid' and at > $2 and at <= $3 and (at, id) > ($4, $5) order by at, id limit $6
        """;

    private const string Revoked = "select body from list_entry where kind = $1 and body is not null and at > $2 order by at, id";

    public async Task<IReadOnlyList<ListedCertificate>> FindByMailAsync(
        EmailAddress email, bool onlyPublic, DateTimeOffset now, int limit, CancellationToken cancellation = default)
    {
        return onlyPublic
            ? await database.QueryAsync(
                PublicByMail, [ListKinds.CertificateMail, ListKinds.CertificatePublic, From(email), To(email), now.ToStored(), limit],
                Read<ListedCertificate>, cancellation)
            : await database.QueryAsync(
                ByMail, [ListKinds.CertificateMail, From(email), To(email), now.ToStored(), limit], Read<ListedCertificate>, cancellation);
    }

    public async Task<(string Email, ListedCertificate Found)?> FindPublicByHashAsync(
        CertificateHashKind kind, ImmutableArray<byte> hash, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var place = (await database.QueryAsync(
            One, [ListKinds.CertificateHash, CertificateHashes.Id(kind, hash.AsSpan())], Read<HashedCertificate>, cancellation)).FirstOrDefault();
        if (place is null) return null;
        var id = HolderEntries.ByMail(place.Email, place.Serial);
        var found = await database.QueryAsync(OneInForce, [ListKinds.CertificateMail, id, now.ToStored()], Read<ListedCertificate>, cancellation);
        return found is [{ IsPublic: true } one] ? (place.Email, one) : null;
    }

    public async Task<CertificateRow?> FindAsync(string serial, CancellationToken cancellation = default) =>
        (await database.QueryAsync(One, [ListKinds.Certificate, serial], Read<CertificateRow>, cancellation)).FirstOrDefault();

    public async Task<Page<CertificateRow>> FindAsync(
        ImmutableArray<OrganisationId> organisations, CertificateFilter filter, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var total = cursor is null
            ? await CountAsync(organisations, filter, now, cancellation)
            : (cursor.Total, cursor.TotalIsExact);
        var sql = Narrow(new SqlText("select body, id from list_entry"), organisations, filter, now);
        if (cursor is not null) sql.Add("and (at, id) > (?, ?)", cursor.Number, cursor.Id);
        sql.Add("order by at, id limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, Read<CertificateRow>, cancellation);
        return Pages.Of(rows, limit, total, row => row.At(now), row => (row.Expires.ToStored().ToString(CultureInfo.InvariantCulture), row.Serial));
    }

    public async Task<IReadOnlyList<CertificateRow>> FindEndingAsync(
        DateTimeOffset from, DateTimeOffset to, CertificateRow? after, int limit, CancellationToken cancellation = default) =>
        await database.QueryAsync(
            Ending, [ListKinds.Certificate, from.ToStored(), to.ToStored(), after?.Expires.ToStored() ?? 0L, after?.Serial ?? "", limit],
            Read<CertificateRow>, cancellation);

    public async Task<int> CountEndingAsync(
        ImmutableArray<OrganisationId> organisations, UserId? user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        var sql = new SqlText("select count(*) from (select 1 from list_entry").Add(
            "where kind = ? and body is not null and state = 'valid' and at > ? and at <= ?", ListKinds.Certificate, from.ToStored(), to.ToStored());
        if (user is { } holder) sql.Add("and user_id = ?", holder.Value);
        else if (!organisations.IsDefault) sql.Add("and organisation = any(?)", [Values(organisations)]);
        sql.Add("limit ?) as counted", MaxCount);
        return (int)(await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
    }

    public async Task<IReadOnlyList<RevokedSerial>> FindRevokedAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        await database.QueryAsync(Revoked, [ListKinds.CertificateRevoked, now.ToStored()], Read<RevokedSerial>, cancellation);

    public async Task<IReadOnlyList<ListedOrder>> FindOrdersAsync(EmailAddress email, int limit, CancellationToken cancellation = default) =>
        await database.QueryAsync(ByMail, [ListKinds.CertificateOrder, From(email), To(email), 0L, limit], Read<ListedOrder>, cancellation);

    private async Task<(long Count, bool Exact)> CountAsync(
        ImmutableArray<OrganisationId> organisations, CertificateFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText("select count(*) from (select 1 from list_entry"), organisations, filter, now).Add("limit ?) as counted", Pages.MaxTotal + 1);
        return Pages.Total((await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0]);
    }

    // Whether one has expired is told by the clock.
    private static SqlText Narrow(SqlText sql, ImmutableArray<OrganisationId> organisations, CertificateFilter filter, DateTimeOffset now)
    {
        sql.Add("where kind = ? and body is not null", ListKinds.Certificate);
        if (!organisations.IsDefault) sql.Add("and organisation = any(?)", [Values(organisations)]);
        if (filter.State == CertificateState.Expired) sql.Add("and state <> 'revoked' and at <= ?", now.ToStored());
        else if (filter.State == CertificateState.Valid) sql.Add("and state in ('valid', 'superseded')");
        else if (filter.State is { } state) sql.Add("and state = ?", ListRows.Lower(state));
        if (filter.State is CertificateState.Valid or CertificateState.Suspended) sql.Add("and at > ?", now.ToStored());
        if (filter.ExpiresBefore is { } end) sql.Add("and at <= ?", end.ToStored());
        if (SearchKeys.Fold(filter.Search) is { Length: > 0 } search) sql.Add("and name_key >= ? and name_key < ?", search, SearchKeys.After(search));
        return sql;
    }

    private static string[] Values(ImmutableArray<OrganisationId> organisations) => [.. organisations.Select(id => id.Value)];

    private static string From(EmailAddress email) => HolderEntries.ByMail(email.Value, "");

    private static string To(EmailAddress email) => SearchKeys.After(From(email));

    private static T Read<T>(DbDataReader row) => StoredJson.Read<T>(row.GetString(0));
}
