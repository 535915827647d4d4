using System.Collections.Immutable;
using System.Data.Common;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Storage.Mail;

/// <summary>A lease is a due time in the future: whoever dies with a mail in hand leaves it to the next.</summary>
internal sealed class MailOutbox(IDatabase database, MailList list) : IMailOutbox
{
    // The time is asked for again outside, so that of two silos that choose the same mail only one gets it.
    private const string Lease = """
        update mail_outbox set next_at = $1, attempts = attempts + 1
        where state in (0, 2) and next_at <= $2 and id in (
          select id from mail_outbox where state in (0, 2) and next_at <= $2 order by next_at limit $3)
        returning id, recipient, kind, language, organisation, fields, sealed_link, at, attempts
        """;

    private const string Sent = "update mail_outbox set state = $2, sent_at = $3, sealed_link = null, error = null, error_code = null where id = $1";
    private const string Deferred = "update mail_outbox set state = $2, error_code = $3, error = $4, next_at = $5 where id = $1";
    private const string Failed = "update mail_outbox set state = $2, error_code = $3, error = $4 where id = $1";

    private const string Remove = """
        delete from mail_outbox where id in (
          select id from mail_outbox where state = $1 and at < $2 order by at limit $3)
        returning id
        """;

    public async Task<IReadOnlyList<(OutgoingMail Mail, int Attempts)>> LeaseAsync(
        int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation = default)
    {
        var due = await database.ExecuteAsync(Lease, [(now + lease).ToStored(), now.ToStored(), limit], Map, cancellation);
        return [.. due.OrderBy(row => row.Mail.At)];
    }

    public Task MarkSentAsync(string mail, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Sent, [mail, (int)MailState.Sent, at.ToStored()], cancellation);

    public Task MarkFailedAsync(
        string mail, string code, string? words, DateTimeOffset? next, CancellationToken cancellation = default) => next is { } time
        ? database.ExecuteAsync(Deferred, [mail, (int)MailState.Deferred, code, words, time.ToStored()], cancellation)
        : database.ExecuteAsync(Failed, [mail, (int)MailState.Failed, code, words], cancellation);

    public async Task<int> RemoveAsync(DateTimeOffset before, int limit, CancellationToken cancellation = default)
    {
        var removed = 0;
        foreach (var state in new[] { MailState.Sent, MailState.Failed })
            removed += (await database.ExecuteAsync(Remove, [(int)state, before.ToStored(), limit - removed], row => row.GetString(0), cancellation)).Count;
        return removed;
    }

    public Task<Page<MailRow>> FindAsync(
        ImmutableArray<OrganisationId> organisations, MailState? state, PageRequest page, CancellationToken cancellation = default) =>
        list.FindAsync(organisations, state, page, cancellation);

    public Task<OutgoingMail?> ReadAsync(string mail, ImmutableArray<OrganisationId> organisations, CancellationToken cancellation = default) =>
        list.ReadAsync(mail, organisations, cancellation);

    public Task<bool> RetryAsync(
        string mail, ImmutableArray<OrganisationId> organisations, DateTimeOffset now, CancellationToken cancellation = default) =>
        list.RetryAsync(mail, organisations, now, cancellation);

    private static (OutgoingMail Mail, int Attempts) Map(DbDataReader row) => (
        new OutgoingMail(
            row.GetString(0), EmailAddress.Parse(row.GetString(1)), row.GetString(2), row.GetString(3),
            row.Text(4) is { } organisation ? new OrganisationId(organisation) : null,
            StoredJson.Read<ImmutableSortedDictionary<string, string>>(row.GetString(5)), row.Immutable(6), row.Time(7)),
        row.GetInt32(8) - 1);
}
