using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Mail;

/// <summary>The mails that were written as <see cref="Storage.Effects"/>: what is due, what became of it, and the log that people see.</summary>
internal interface IMailOutbox
{
    /// <summary>
    /// Up to <paramref name="limit"/> mails that are due (queued or deferred), oldest first, each with the attempts made before. Nobody else
    /// gets them until the lease is over.
    /// </summary>
    Task<IReadOnlyList<(OutgoingMail Mail, int Attempts)>> LeaseAsync(
        int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation = default);

    /// <summary>It left. Its sealed link is forgotten.</summary>
    Task MarkSentAsync(string mail, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>It did not leave, for a coded reason and in the words of the server: tried again at <paramref name="next"/>, or given up when that is null.</summary>
    Task MarkFailedAsync(string mail, string code, string? words, DateTimeOffset? next, CancellationToken cancellation = default);

    /// <summary>Forgets up to <paramref name="limit"/> mails of before a moment that were sent or given up; how many there were.</summary>
    Task<int> RemoveAsync(DateTimeOffset before, int limit, CancellationToken cancellation = default);

    /// <summary>The log, newest first, keyset paged: all when <paramref name="organisations"/> is default, else on behalf of any of these.</summary>
    Task<Page<MailRow>> FindAsync(
        ImmutableArray<OrganisationId> organisations, MailState? state, PageRequest page, CancellationToken cancellation = default);

    /// <summary>A mail of the log, without its link; null when there is none such on behalf of the organisations (default: of anybody).</summary>
    Task<OutgoingMail?> ReadAsync(string mail, ImmutableArray<OrganisationId> organisations, CancellationToken cancellation = default);

    /// <summary>Queues a deferred or failed mail of the organisations (default: of anybody) again; false when there is none such.</summary>
    Task<bool> RetryAsync(string mail, ImmutableArray<OrganisationId> organisations, DateTimeOffset now, CancellationToken cancellation = default);
}
