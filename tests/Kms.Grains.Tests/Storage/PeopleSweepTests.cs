using System.Collections.Immutable;
using Kms.Invitations;
using Kms.Listing;
using Kms.Mail;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;
using Microsoft.Extensions.Hosting;

namespace Kms.Tests.Storage;

/// <summary>What people leave behind goes in its time: invitations, sessions and tokens, mails.</summary>
public abstract class PeopleSweepTests<TDatabase> : SweptWorld<TDatabase> where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task An_invitation_goes_when_it_has_been_over_for_its_time_and_a_draft_stays()
    {
        var (draft, revoked, sent) = (await InviteAsync("draft"), await InviteAsync("revoked"), await InviteAsync("sent"));
        await sent.SendAsync(await World.ActAsync(World.Operator));
        await revoked.RevokeAsync(await World.ActAsync(World.Operator));

        await PassAsync(9);
        Assert.Equal(3, (await InvitationsAsync()).Total);
        await PassAsync(2);
        Assert.Equal(["draft@example.com", "sent@example.com"], (await InvitationsAsync()).Items.Select(row => row.Email).Order());
        await PassAsync(7 * 24);

        Assert.Equal(["draft@example.com"], (await InvitationsAsync()).Items.Select(row => row.Email));
        Assert.Null(await sent.GetAsync(await World.ActAsync(World.Operator)));
        Assert.NotNull(await draft.GetAsync(await World.ActAsync(World.Operator)));
        Assert.Equal((1, 0), (await CountAsync("invitation", "document"), await CountAsync("invitation", "document_end")));
        Assert.Single(await TrailAsync("invitation.sent"));
    }

    [Fact]
    public async Task Who_never_comes_back_leaves_no_sessions_and_tokens_behind_and_may_come_back_all_the_same()
    {
        var user = await World.Host.RegisterAsync("gone@example.com");
        await World.Host.SignInAsync("gone@example.com");
        var account = World.Host.Grain<IUserAccount>(user.Value);
        await account.CreateTokenByHostAsync("reader", [Scopes.Read], World.Host.Clock.GetUtcNow() + TimeSpan.FromDays(3));
        await account.CreateTokenByHostAsync("lasting", [Scopes.Read], null);

        await PassAsync(35);
        Assert.Contains("\"sessions\":[{", await BodyAsync(user), StringComparison.Ordinal);
        await PassAsync(2);
        var (without, tokens) = (await BodyAsync(user), await TokensAsync(user));
        await PassAsync(3 * 24);

        Assert.Contains("\"sessions\":[]", without, StringComparison.Ordinal);
        Assert.Equal(["lasting", "reader"], tokens);
        Assert.Equal(["lasting"], await TokensAsync(user));
        await World.Host.SignInAsync("gone@example.com");
    }

    [Fact]
    public async Task A_mail_that_was_sent_leaves_the_log_after_its_time()
    {
        await World.Host.Grain<IAccountsGrain>("accounts").RegisterAsync(EmailAddress.Parse("new@example.com"), "en", null);
        await World.Host.Mails.FindAsync("new@example.com");
        var sweeper = World.Host.Get<IEnumerable<IHostedService>>().OfType<MailSweeper>().Single();
        // The sender does the same, a moment after it left.
        foreach (var mail in await MailsAsync()) await World.Host.Get<IMailOutbox>().MarkSentAsync(mail.Id, World.Host.Clock.GetUtcNow());

        World.Host.Clock.Advance(TimeSpan.FromHours(19));
        await sweeper.SweepAsync(CancellationToken.None);
        Assert.NotEmpty(await MailsAsync());
        World.Host.Clock.Advance(TimeSpan.FromHours(2));
        await sweeper.SweepAsync(CancellationToken.None);

        Assert.Empty(await MailsAsync());
    }

    private async Task<ImmutableArray<MailRow>> MailsAsync() =>
        (await World.Host.Get<IMailOutbox>().FindAsync(default, null, new PageRequest())).Items;

    private async Task<IInvitationGrain> InviteAsync(string name)
    {
        var invitation = World.Host.Grain<IInvitationGrain>(Guid.NewGuid().ToString("N"));
        await invitation.CreateAsync(
            await World.ActAsync(World.Operator),
            new InvitationDraft(EmailAddress.Parse($"{name}@example.com"), null, World.Reseller, Roles.Reader, "en", null));
        return invitation;
    }

    private async Task<Page<InvitationRow>> InvitationsAsync() => await World.Host.Grain<IDirectoryGrain>("all").InvitationsAsync(
        await World.ActAsync(World.Operator), null, null, new PageRequest());

    private async Task<string> BodyAsync(UserId user) => (await World.Host.Get<IDatabase>().QueryAsync(
        "select body from document where name = 'user' and body like $1", [$"%\"id\":%{user}%"], row => row.GetString(0)))[0];

    private async Task<IEnumerable<string>> TokensAsync(UserId user) =>
        StoredJson.Read<DocumentState<UserState>>(await BodyAsync(user)).Value!.Tokens.Select(token => token.Name).Order(); // it is stored
}

public sealed class PeopleSweepOnSqlite : PeopleSweepTests<SqliteTestDatabase>;

public sealed class PeopleSweepOnPostgres : PeopleSweepTests<PostgresTestDatabase>;
