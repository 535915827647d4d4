using Kms.Invitations;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Invitations;

public sealed class InvitationGrainTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private ActorTicket _administrator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_delivered_invitation_makes_an_account_a_member_and_proves_the_address()
    {
        var token = await _host.InviteAsync(_administrator, Draft());

        await Invitation(token).AcceptAsync(Accounts.Order(token));
        var ticket = await _host.ActAsync(await _host.SignInAsync(Anna));

        Assert.Equal(Anna, Assert.Single(ticket.Proven).Value);
        Assert.Equal((_hofor, Roles.Reader), (ticket.Memberships[0].Organisation, ticket.Memberships[0].Roles));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(token).AcceptAsync(Accounts.Order(token))));
    }

    [Fact]
    public async Task Somebody_who_has_an_account_signs_in_and_keeps_the_password()
    {
        await _host.RegisterAsync(Anna);
        var token = await _host.InviteAsync(_administrator, Draft());

        Assert.True((await _host.Door().PeekLinkAsync(token)).HasAccount);
        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(Invitation(token).AcceptAsync(Accounts.Order(token, Accounts.OtherPassword))));
        var signedIn = await _host.SignInAsync(Anna);
        await Invitation(token).AcceptSignedInAsync(await _host.ActAsync(signedIn), token);

        Assert.Equal(Roles.Reader, Assert.Single((await _host.ActAsync(signedIn)).Memberships).Roles);
    }

    [Fact]
    public async Task Somebody_else_cannot_accept_it_with_another_account()
    {
        await _host.RegisterAsync("eve@example.com");
        var token = await _host.InviteAsync(_administrator, Draft());
        var eve = await _host.ActAsync(await _host.SignInAsync("eve@example.com"));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Invitation(token).AcceptSignedInAsync(eve, token)));
    }

    [Fact]
    public async Task Sending_again_kills_the_link_before()
    {
        var first = await _host.InviteAsync(_administrator, Draft());

        await Invitation(first).SendAsync(_administrator);

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().PeekLinkAsync(first)));
    }

    [Fact]
    public async Task Revoking_and_time_kill_the_link()
    {
        var revoked = await _host.InviteAsync(_administrator, Draft());
        var old = await _host.InviteAsync(_administrator, Draft() with { Email = EmailAddress.Parse("old@example.com") });
        await Invitation(revoked).RevokeAsync(_administrator);
        _host.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(revoked).AcceptAsync(Accounts.Order(revoked))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(old).AcceptAsync(Accounts.Order(old))));
    }

    [Fact]
    public async Task An_invitation_ends_with_its_inviters_role_until_somebody_else_sends_it()
    {
        await _host.RegisterAsync(Anna);
        var anna = await _host.ActAsync(await _host.SignInAsync(Anna));
        var token = await _host.InviteAsync(_administrator, Draft());
        await _host.Grain<IUserAccount>(_administrator.User.Value).SetRolesAsync(_hofor, Roles.Reader, null);

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(token).AcceptAsync(Accounts.Order(token))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(token).AcceptSignedInAsync(anna, token)));

        await Invitation(token).SendAsync(await _host.People.ActAsync(await _host.People.AddOperatorAsync()));
        var again = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna, "operator@example.com")); // as the inviter
        await Invitation(again).AcceptSignedInAsync(anna, again);
        Assert.Equal(Roles.Reader, Assert.Single((await _host.People.ActAsync(anna.User)).Memberships).Roles);
    }

    [Fact]
    public async Task An_invitation_of_somebody_deactivated_is_dead()
    {
        var token = await _host.InviteAsync(_administrator, Draft());
        var service = await _host.People.ActAsync(await _host.People.AddOperatorAsync());

        await _host.User(_administrator.User).SetActiveAsync(service, false);

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(token).AcceptAsync(Accounts.Order(token))));
    }

    [Fact]
    public async Task A_link_of_one_invitation_does_not_open_another()
    {
        var one = await _host.InviteAsync(_administrator, Draft());
        var two = await _host.InviteAsync(_administrator, Draft() with { Email = EmailAddress.Parse("bo@example.com") });
        var mixed = $"{one.Split('.')[0]}.{two.Split('.')[1]}";

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(one).AcceptAsync(Accounts.Order(two))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Invitation(one).AcceptAsync(Accounts.Order(mixed))));
    }

    [Fact]
    public async Task A_preview_shows_the_mail_without_the_link()
    {
        var token = await _host.InviteAsync(_administrator, Draft() with { Message = "See you" });

        var preview = await Invitation(token).PreviewAsync(_administrator);

        Assert.Contains("See you", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", preview.Text + preview.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_by_the_operator_to_manage_keys_waits_for_the_administrator()
    {
        var service = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        var token = await _host.InviteAsync(service, Draft() with { Roles = Roles.KeyManager });

        await Invitation(token).AcceptAsync(Accounts.Order(token));

        Assert.Empty((await _host.ActAsync(await _host.SignInAsync(Anna))).Memberships);
        Assert.Equal(Anna, Assert.Single((await _host.Lists().ApprovalsAsync(_administrator, null, new PageRequest())).Items).Email);
    }

    [Fact]
    public async Task A_foreign_administrator_finds_no_invitation_and_makes_none()
    {
        var token = await _host.InviteAsync(_administrator, Draft());
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com", (await _host.People.FoundAsync("Other"), Roles.Administrator)));

        Assert.Null(await Invitation(token).GetAsync(eve));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Invitation(token).SendAsync(eve)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.Grain<IInvitationGrain>(Secrets.NewId()).CreateAsync(eve, Draft())));
    }

    [Fact]
    public async Task A_member_cannot_be_invited_into_a_foreign_organisation_by_changing_the_draft()
    {
        var token = await _host.InviteAsync(_administrator, Draft());
        var other = await _host.People.FoundAsync("Other");

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Invitation(token).UpdateAsync(_administrator, Draft() with { Organisation = other })));
    }

    private InvitationDraft Draft() => new(EmailAddress.Parse(Anna), "Anna", _hofor, Roles.Reader, "en", null);

    private IInvitationGrain Invitation(string token) => _host.Grain<IInvitationGrain>(token.Split('.')[0]);
}
