using System.Collections.Immutable;
using System.Threading.Channels;
using Kms.Mail;
using Kms.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Tests.Mail;

/// <summary>Tells a test when the sender has written down what became of a mail.</summary>
internal sealed class OutboxWatch
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Channel<DateTimeOffset?> _marks = Channel.CreateUnbounded<DateTimeOffset?>();

    /// <summary>Waits for the next mark; when the mail is tried again, null when it is not.</summary>
    public async Task<DateTimeOffset?> MarkedAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        return await _marks.Reader.ReadAsync(patience.Token);
    }

    public void AddTo(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IMailOutbox)).ImplementationType!; // registered by type
        services.AddSingleton<IMailOutbox>(provider => new Watched((IMailOutbox)ActivatorUtilities.CreateInstance(provider, inner), _marks.Writer));
    }

    private sealed class Watched(IMailOutbox inner, ChannelWriter<DateTimeOffset?> marks) : IMailOutbox
    {
        public Task<IReadOnlyList<(OutgoingMail Mail, int Attempts)>> LeaseAsync(
            int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation = default) =>
            inner.LeaseAsync(limit, now, lease, cancellation);

        public async Task MarkSentAsync(string mail, DateTimeOffset at, CancellationToken cancellation = default)
        {
            await inner.MarkSentAsync(mail, at, cancellation);
            marks.TryWrite(null);
        }

        public Task<int> RemoveAsync(DateTimeOffset before, int limit, CancellationToken cancellation = default) =>
            inner.RemoveAsync(before, limit, cancellation);

        public async Task MarkFailedAsync(string mail, string code, string? words, DateTimeOffset? next, CancellationToken cancellation = default)
        {
            await inner.MarkFailedAsync(mail, code, words, next, cancellation);
            marks.TryWrite(next);
        }

        public Task<Page<MailRow>> FindAsync(
            ImmutableArray<OrganisationId> organisations, MailState? state, PageRequest page, CancellationToken cancellation = default) =>
            inner.FindAsync(organisations, state, page, cancellation);

        public Task<OutgoingMail?> ReadAsync(string mail, ImmutableArray<OrganisationId> organisations, CancellationToken cancellation = default) =>
            inner.ReadAsync(mail, organisations, cancellation);

        public Task<bool> RetryAsync(
            string mail, ImmutableArray<OrganisationId> organisations, DateTimeOffset now, CancellationToken cancellation = default) =>
            inner.RetryAsync(mail, organisations, now, cancellation);
    }
}
