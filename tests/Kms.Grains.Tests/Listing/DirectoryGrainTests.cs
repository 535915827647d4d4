using Kms.Invitations;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Listing;

public sealed class DirectoryGrainTests : IAsyncLifetime
{
    private static readonly PageRequest s_page = new();
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private OrganisationId _nordvand;
    private ActorTicket _operator = null!; // made before each test
    private ActorTicket _administrator = null!; // made before each test
    private ActorTicket _reader = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        (_hofor, _nordvand) = (await _host.People.FoundAsync("Hofor"), await _host.People.FoundAsync("Nordvand"));
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
        _reader = await _host.People.ActAsync(await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader), (_nordvand, Roles.Reader)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_operator_lists_all_organisations_others_their_own()
    {
        Assert.Equal(["Hofor", "Nordvand"], (await _host.Lists().OrganisationsAsync(_operator, null, s_page)).Items.Select(o => o.Name));
        Assert.Equal(["Hofor"], (await _host.Lists().OrganisationsAsync(_administrator, null, s_page)).Items.Select(o => o.Name));
        Assert.Empty((await _host.Lists().OrganisationsAsync(_administrator, "Nord", s_page)).Items);
    }

    [Fact]
    public async Task An_administrator_lists_the_own_members_with_their_roles_there()
    {
        var members = (await _host.Lists().MembersAsync(_administrator, null, null, s_page)).Items;

        Assert.Equal(["admin@example.com", "reader@example.com"], members.Select(m => m.Email));
        Assert.All(members, m => Assert.Equal("Hofor", m.OrganisationName));
    }

    [Fact]
    public async Task A_foreign_filter_finds_nothing_and_a_role_without_members_is_forbidden()
    {
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.Lists().MembersAsync(_administrator, _nordvand, null, s_page)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.Lists().MembersAsync(_reader, _hofor, null, s_page)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.Lists().MembersAsync(_reader, null, null, s_page)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.Lists().MailsAsync(_reader, null, s_page)));
    }

    [Fact]
    public async Task The_operator_lists_every_account_once()
    {
        var users = (await _host.Lists().MembersAsync(_operator, null, null, s_page)).Items;

        Assert.Equal(["admin@example.com", "operator@example.com", "reader@example.com"], users.Select(u => u.Email));
    }

    [Fact]
    public async Task A_removed_member_leaves_the_list()
    {
        await _host.Organisation(_hofor).RemoveMemberAsync(_administrator, _reader.User);

        Assert.Equal("admin@example.com", Assert.Single((await _host.Lists().MembersAsync(_administrator, _hofor, null, s_page)).Items).Email);
    }

    [Fact]
    public async Task Invitations_show_their_state_by_the_clock_and_only_to_their_administrators()
    {
        await _host.InviteAsync(_administrator, new(EmailAddress.Parse("new@example.com"), null, _hofor, Roles.Reader, "en", null));
        Assert.Equal(InvitationState.Sent, Assert.Single((await _host.Lists().InvitationsAsync(_administrator, null, null, s_page)).Items).State);

        _host.Clock.Advance(TimeSpan.FromDays(8));
        var later = await _host.People.ActAsync(_administrator.User);

        Assert.Single((await _host.Lists().InvitationsAsync(later, _hofor, InvitationState.Expired, s_page)).Items);
        Assert.Empty((await _host.Lists().InvitationsAsync(later, _hofor, InvitationState.Sent, s_page)).Items);
    }

    [Fact]
    public async Task The_mail_log_of_an_organisation_is_its_administrators_and_shows_no_link()
    {
        await _host.InviteAsync(_administrator, new(EmailAddress.Parse("new@example.com"), null, _hofor, Roles.Reader, "en", null));
        await _host.Door().RegisterAsync(EmailAddress.Parse("other@example.com"), "en", null);

        var own = (await _host.Lists().MailsAsync(_administrator, null, s_page)).Items;
        var all = (await _host.Lists().MailsAsync(_operator, null, s_page)).Items;

        Assert.Equal("new@example.com", Assert.Single(own).To);
        Assert.Equal(2, all.Length);
        Assert.DoesNotContain("token", string.Concat(all), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitations_are_found_by_address_and_name_within_a_state_page_by_page()
    {
        foreach (var name in new[] { "anna", "anders", "bo" })
            await _host.InviteAsync(_administrator, new(EmailAddress.Parse($"{name}@example.com"), "Hansen", _hofor, Roles.Reader, "en", null));

        var first = await _host.Lists().InvitationsAsync(_administrator, null, InvitationState.Sent, new PageRequest(1), "AN");
        var rest = await _host.Lists().InvitationsAsync(_administrator, null, InvitationState.Sent, new PageRequest(5, first.Next), "AN");

        Assert.Equal(["anders@example.com", "anna@example.com"], first.Items.Concat(rest.Items).Select(row => row.Email).Order());
        Assert.Equal((2, null), (first.Total, rest.Next));
        Assert.Equal(3, (await _host.Lists().InvitationsAsync(_administrator, null, null, s_page, "hans")).Total);
        Assert.Empty((await _host.Lists().InvitationsAsync(_administrator, null, InvitationState.Draft, s_page, "an")).Items);
    }

    [Fact]
    public async Task A_mail_of_the_log_is_shown_without_its_link_to_whoever_sees_the_log()
    {
        await _host.InviteAsync(_administrator, new(EmailAddress.Parse("new@example.com"), "Nina", _hofor, Roles.Reader, "en", null));
        await _host.Door().RegisterAsync(EmailAddress.Parse("other@example.com"), "en", null);
        var mails = (await _host.Lists().MailsAsync(_operator, null, s_page)).Items.ToDictionary(mail => mail.To, mail => mail.Id);

        var shown = await _host.Lists().PreviewMailAsync(_administrator, mails["new@example.com"]);

        Assert.Contains("Nina", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/invitation?", shown.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty((await _host.Lists().PreviewMailAsync(_operator, mails["other@example.com"])).Html);
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.Lists().PreviewMailAsync(_administrator, mails["other@example.com"])));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.Lists().PreviewMailAsync(_administrator, "0123456789abcdef0123456789abcdef")));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.Lists().PreviewMailAsync(_reader, mails["new@example.com"])));
    }

    [Fact]
    public async Task A_token_without_the_scope_lists_nothing()
    {
        var token = await _host.People.ActAsync(_administrator.User, Scopes.Read);

        Assert.Equal(Refusal.ScopeMissing, await Accounts.RefusalOf(_host.Lists().MembersAsync(token, null, null, s_page)));
        Assert.Single((await _host.Lists().OrganisationsAsync(token, null, s_page)).Items);
    }
}
