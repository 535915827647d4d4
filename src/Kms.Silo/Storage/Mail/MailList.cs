using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Kms.Mail;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Storage.Mail;

/// <summary>The mail log.</summary>
internal sealed class MailList(IDatabase database)
{
    private const string Columns = """
        select id, recipient, kind, language, state, attempts, at, sent_at, error, error_code from mail_outbox where 1 = 1
        """;

    private const string Count = "select count(*) from (select 1 from mail_outbox where 1 = 1";
    // The sealed link stays where it is: what is shown has none.
    private const string One = "select id, recipient, kind, language, organisation, fields, at from mail_outbox where id = $1";
    private const string Retry = "update mail_outbox set state = 0, next_at = $2, error = null, error_code = null where id = $1 and state in (2, 3)";

    public async Task<Page<MailRow>> FindAsync(
        ImmutableArray<OrganisationId> organisations, MailState? state, PageRequest page, CancellationToken cancellation)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var total = cursor is null
            ? Pages.Total(await CountAsync(organisations, state, Pages.MaxTotal + 1, cancellation))
            : (cursor.Total, cursor.TotalIsExact);
        var sql = Narrow(new SqlText(Columns), organisations, state);
        if (cursor is not null) sql.Add("and (at, id) < (?, ?)", cursor.Number, cursor.Id);
        sql.Add("order by at desc, id desc limit ?", limit + 1);
        var rows = await database.QueryAsync(sql.ToString(), sql.Arguments, Map, cancellation);
        return Pages.Of(rows, limit, total, row => row, row => (row.At.ToStored().ToString(CultureInfo.InvariantCulture), row.Id));
    }

    public async Task<OutgoingMail?> ReadAsync(string mail, ImmutableArray<OrganisationId> organisations, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText(One, mail), organisations, null);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, MapMail, cancellation)).FirstOrDefault();
    }

    public async Task<bool> RetryAsync(
        string mail, ImmutableArray<OrganisationId> organisations, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText(Retry, mail, now.ToStored()), organisations, null);
        return await database.ExecuteAsync(sql.ToString(), sql.Arguments, cancellation) > 0;
    }

    private async Task<long> CountAsync(
        ImmutableArray<OrganisationId> organisations, MailState? state, int limit, CancellationToken cancellation)
    {
        var sql = Narrow(new SqlText(Count), organisations, state).Add("limit ?) as counted", limit);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
    }

    private static SqlText Narrow(SqlText sql, ImmutableArray<OrganisationId> organisations, MailState? state)
    {
        if (!organisations.IsDefault) sql.Add("and organisation = any(?)", [organisations.Select(id => id.Value).ToArray()]);
        if (state is not null) sql.Add("and state = ?", (int)state);
        return sql;
    }

    private static OutgoingMail MapMail(DbDataReader row) => new(
        row.GetString(0), EmailAddress.Parse(row.GetString(1)), row.GetString(2), row.GetString(3),
        row.Text(4) is { } organisation ? new OrganisationId(organisation) : null,
        StoredJson.Read<ImmutableSortedDictionary<string, string>>(row.GetString(5)), null, row.Time(6));

    private static MailRow Map(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), (MailState)row.GetInt32(4), row.GetInt32(5),
        row.Time(6), row.TimeOrNull(7), row.Text(8), row.Text(9));
}
