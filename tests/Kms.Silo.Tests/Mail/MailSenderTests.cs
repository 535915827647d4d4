using System.Collections.Immutable;
using Kms.Keys;
using Kms.Mail;
using Kms.Silo.Mail;
using Kms.Storage;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Mail;

public sealed class MailSenderTests
{
    private const string Anna = "anna@example.com";

    private readonly OutboxWatch _watch = new();

    [Fact]
    public async Task A_committed_mail_leaves_at_once_and_its_link_is_forgotten()
    {
        await using var host = await StartAsync();

        await WriteAsync(host, 1, path: "/activate?token=secret.1");

        var row = await RowAsync(host, MailState.Sent);
        Assert.Equal("/activate?token=secret.1", await host.Mails.FindLinkAsync(Anna));
        Assert.Equal((Id(1), Anna, "activation", host.Clock.GetUtcNow()), (row.Id, row.To, row.Kind, row.SentAt));
    }

    [Fact]
    public async Task A_mail_that_waits_when_the_service_starts_is_sent()
    {
        await using var host = await StartAsync();
        host.Mails.Before = _ => throw new MailRefusedException(MailFaults.ServerRefused, "450 busy", forGood: false);
        await WriteAsync(host, 1);
        await RowAsync(host, MailState.Deferred);

        host.Mails.Before = null;
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await host.RestartAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(15));

        await host.Mails.FindAsync(Anna);
    }

    [Fact]
    public async Task A_refused_mail_is_tried_again_later_and_says_why()
    {
        await using var host = await StartAsync();
        host.Mails.Before = _ => throw new MailRefusedException(MailFaults.ServerRefused, "450 mailbox busy", forGood: false);
        await WriteAsync(host, 1);
        var row = await RowAsync(host, MailState.Deferred);
        Assert.Equal((1, "server-refused", "450 mailbox busy"), (row.Attempts, row.Code, row.Error));

        host.Mails.Before = null;
        host.Clock.Advance(TimeSpan.FromSeconds(75));

        var sent = await RowAsync(host, MailState.Sent);
        Assert.Equal((2, null, null), (sent.Attempts, sent.Code, sent.Error));
    }

    [Fact]
    public async Task An_unknown_recipient_ends_the_attempts()
    {
        await using var host = await StartAsync();
        host.Mails.Before = _ => throw new MailRefusedException(MailFaults.RecipientRefused, "550 no such user", forGood: true);

        await WriteAsync(host, 1);

        var row = await RowAsync(host, MailState.Failed);
        Assert.Equal(("recipient-refused", "550 no such user"), (row.Code, row.Error));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_delivered_for_two_days_is_given_up()
    {
        await using var host = await StartAsync();
        var attempts = 0;
        host.Mails.Before = _ =>
        {
            Interlocked.Increment(ref attempts);
            throw new MailRefusedException(MailFaults.ServerRefused, "450 busy", forGood: false);
        };
        await WriteAsync(host, 1);

        while (await _watch.MarkedAsync() is not null) host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.InRange(attempts, 45, 60);
        Assert.Equal("450 busy", (await FindAsync(host, MailState.Failed)).Error);
    }

    [Fact]
    public async Task One_bad_mail_holds_up_no_other()
    {
        await using var host = await StartAsync();
        host.Mails.Before = mail =>
        {
            if (mail.Id == Id(3)) throw new InvalidOperationException("secret detail");
        };

        for (var number = 1; number <= 5; number++) await WriteAsync(host, number, to: $"user{number}@example.com");

        for (var number = 1; number <= 5; number++) await _watch.MarkedAsync();
        var row = await FindAsync(host, MailState.Deferred);
        Assert.Equal(4, host.Mails.All.Count);
        Assert.Equal(("not-made", null), (row.Code, row.Error));
    }

    [Fact]
    public async Task The_log_never_shows_the_link()
    {
        await using var host = await StartAsync();
        host.Mails.Before = _ => throw new MailRefusedException(MailFaults.ServerRefused, "450 busy", forGood: false);
        await WriteAsync(host, 1, path: "/activate?token=very-secret-token");

        var row = await RowAsync(host, MailState.Deferred);

        Assert.DoesNotContain("very-secret", row.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("very-secret", StringComparison.Ordinal) || line.Contains(Anna, StringComparison.Ordinal));
    }

    private Task<KmsHost> StartAsync() => KmsHost.StartAsync(new() { Services = _watch.AddTo });

    private async Task<MailRow> RowAsync(KmsHost host, MailState state)
    {
        await _watch.MarkedAsync();
        return await FindAsync(host, state);
    }

    private static async Task<MailRow> FindAsync(KmsHost host, MailState state) =>
        Assert.Single((await host.Get<IMailOutbox>().FindAsync(default, state, new PageRequest())).Items);

    private static string Id(int number) => number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task WriteAsync(KmsHost host, int number, string to = Anna, string? path = null)
    {
        ImmutableArray<byte>? link = path is null ? null : host.Get<IKeyVault>().SealLink(Id(number), path);
        var mail = new OutgoingMail(
            Id(number), EmailAddress.Parse(to), MailKinds.Activation, "en", null, ImmutableSortedDictionary<string, string>.Empty, link, host.Clock.GetUtcNow());
        await host.Get<IEffectStore>().CommitAsync(Effects.None.With(mail));
    }
}
