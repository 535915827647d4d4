using System.Collections.Immutable;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

public abstract class OutboxTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);

    private IMailOutbox Outbox => Host.Get<IMailOutbox>();

    [Fact]
    public async Task A_mail_comes_back_as_it_was_written()
    {
        var mail = Mail("m1", Samples.Utility) with { SealedLink = [1, 2, 3] };
        await EffectStore.CommitAsync(Effects.None.With(mail));

        var (due, attempts) = Assert.Single(await Outbox.LeaseAsync(10, Samples.Now, s_lease));

        Assert.Equal(StoredJson.Write(mail), StoredJson.Write(due));
        Assert.Equal(0, attempts);
    }

    [Fact]
    public async Task A_leased_mail_is_nobody_elses_until_the_lease_ends()
    {
        await EffectStore.CommitAsync(Effects.None.With(Mail("m1"), Mail("m2")));
        Assert.Equal(2, (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Outbox.LeaseAsync(10, Samples.Now, s_lease)))).Sum(mails => mails.Count));

        Assert.Empty(await Outbox.LeaseAsync(10, Samples.Now.Add(s_lease).AddSeconds(-1), s_lease));
        Assert.Equal([1, 1], (await Outbox.LeaseAsync(10, Samples.Now.Add(s_lease), s_lease)).Select(mail => mail.Attempts));
    }

    [Fact]
    public async Task The_oldest_mails_are_due_first()
    {
        await EffectStore.CommitAsync(Effects.None.With(
            Mail("m1") with { At = Samples.Now.AddSeconds(-1) }, Mail("m2") with { At = Samples.Now.AddSeconds(-9) }, Mail("m3")));

        Assert.Equal(["m2", "m1"], (await Outbox.LeaseAsync(2, Samples.Now, s_lease)).Select(mail => mail.Mail.Id));
    }

    [Fact]
    public async Task A_sent_mail_is_never_due_again_and_its_link_is_forgotten()
    {
        await EffectStore.CommitAsync(Effects.None.With(Mail("m1") with { SealedLink = [1] }));
        await Outbox.LeaseAsync(10, Samples.Now, s_lease);

        await Outbox.MarkSentAsync("m1", Samples.Now.AddSeconds(3));

        Assert.Empty(await Outbox.LeaseAsync(10, Samples.Now.AddDays(1), s_lease));
        var row = Assert.Single((await Outbox.FindAsync(default, MailState.Sent, new PageRequest())).Items);
        Assert.Equal((Samples.Now.AddSeconds(3), 1), (row.SentAt, row.Attempts));
        Assert.False(await Outbox.RetryAsync("m1", default, Samples.Now));
    }

    [Fact]
    public async Task A_refused_mail_waits_and_a_failed_one_waits_for_a_person()
    {
        await EffectStore.CommitAsync(Effects.None.With(Mail("m1"), Mail("m2", Samples.Utility)));
        await Outbox.LeaseAsync(10, Samples.Now, s_lease);
        await Outbox.MarkFailedAsync("m1", "server-refused", "450 later", Samples.Now.AddHours(1));
        await Outbox.MarkFailedAsync("m2", "recipient-refused", "550 no such user", null);

        var failed = Assert.Single((await Outbox.FindAsync(default, MailState.Failed, new PageRequest())).Items);
        Assert.Equal(("recipient-refused", "550 no such user"), (failed.Code, failed.Error));
        Assert.Empty(await Outbox.LeaseAsync(10, Samples.Now.AddMinutes(59), s_lease));
        Assert.Equal(["m1"], (await Outbox.LeaseAsync(10, Samples.Now.AddHours(1), s_lease)).Select(mail => mail.Mail.Id));
        Assert.False(await Outbox.RetryAsync("m2", [Samples.Reseller], Samples.Now));
        Assert.True(await Outbox.RetryAsync("m2", [Samples.Utility], Samples.Now.AddHours(1)));
        Assert.Equal(["m2"], (await Outbox.LeaseAsync(10, Samples.Now.AddHours(1), s_lease)).Select(mail => mail.Mail.Id));
    }

    [Fact]
    public async Task Old_mails_that_were_sent_or_given_up_are_forgotten_and_others_stay()
    {
        await EffectStore.CommitAsync(Effects.None.With(
            Mail("sent"), Mail("failed"), Mail("deferred"), Mail("queued"), Mail("fresh") with { At = Samples.Now.AddDays(1) }));
        foreach (var sent in (string[])["sent", "fresh"]) await Outbox.MarkSentAsync(sent, Samples.Now);
        await Outbox.MarkFailedAsync("failed", "recipient-refused", "550", null);
        await Outbox.MarkFailedAsync("deferred", "server-refused", "450", Samples.Now);

        Assert.Equal(1, await Outbox.RemoveAsync(Samples.Now.AddDays(1), 1));
        Assert.Equal(1, await Outbox.RemoveAsync(Samples.Now.AddDays(1), 10));

        Assert.Equal(0, await Outbox.RemoveAsync(Samples.Now.AddDays(1), 10));
        Assert.Equal(["deferred", "fresh", "queued"], (await Outbox.FindAsync(default, null, new PageRequest())).Items.Select(row => row.Id).Order());
    }

    [Fact]
    public async Task The_log_shows_an_organisation_its_own_mails()
    {
        for (var n = 0; n < 7; n++) await EffectStore.CommitAsync(Effects.None.With(Mail($"m{n}", n % 2 == 0 ? Samples.Utility : null) with { At = Samples.Now.AddSeconds(n) }));

        var page = await Outbox.FindAsync([Samples.Utility], null, new PageRequest(3));
        var rest = await Outbox.FindAsync([Samples.Utility], null, new PageRequest(3, page.Next));

        Assert.Equal(["m6", "m4", "m2", "m0"], page.Items.Concat(rest.Items).Select(row => row.Id));
        Assert.Equal(4, page.Total);
        Assert.Equal(7, (await Outbox.FindAsync(default, null, new PageRequest())).Total);
    }

    private static OutgoingMail Mail(string id, OrganisationId? organisation = null) => new(
        id, EmailAddress.Parse("anna@example.com"), MailKinds.Invitation, "da", organisation,
        ImmutableSortedDictionary<string, string>.Empty.Add("name", "Søren"), null, Samples.Now);
}

public sealed class OutboxOnSqlite : OutboxTests<SqliteTestDatabase>;

public sealed class OutboxOnPostgres : OutboxTests<PostgresTestDatabase>;
