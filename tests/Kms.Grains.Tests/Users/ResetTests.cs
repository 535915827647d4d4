using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class ResetTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private UserId _anna;
    private ActorTicket _administrator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _anna = await _host.RegisterAsync(Anna);
        await Account.SetRolesAsync(_hofor, Roles.Reader, null);
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("bo@example.com", (_hofor, Roles.Administrator)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_delivered_link_sets_a_new_password_and_ends_every_session()
    {
        var signedIn = await _host.SignInAsync(Anna);
        var token = await AskAsync();

        await _host.Door().ResetAsync(token, Accounts.OtherPassword);

        Assert.Null(await _host.TicketAsync(signedIn));
        Assert.Equal(Refusal.SignInFailed, await Accounts.RefusalOf(_host.SignInAsync(Anna)));
        await _host.SignInAsync(Anna, Accounts.OtherPassword);
    }

    [Fact]
    public async Task A_reset_link_works_once_and_kills_those_before_it()
    {
        var first = await AskAsync();
        var second = await AskAsync(first);
        await _host.Door().ResetAsync(second, Accounts.OtherPassword);

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ResetAsync(second, Accounts.Password)));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ResetAsync(first, Accounts.Password)));
    }

    [Fact]
    public async Task A_reset_link_dies_after_an_hour()
    {
        var token = await AskAsync();

        _host.Clock.Advance(TimeSpan.FromMinutes(60));

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ResetAsync(token, Accounts.OtherPassword)));
        await _host.SignInAsync(Anna);
    }

    [Fact]
    public async Task A_reset_link_makes_no_account_and_an_activation_link_sets_no_password()
    {
        var reset = await AskAsync();
        await _host.Door().RegisterAsync(EmailAddress.Parse("new@example.com"), "en", null);
        var activation = Accounts.TokenOf(await _host.Mails.FindLinkAsync("new@example.com"));

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(reset))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ResetAsync(activation, Accounts.OtherPassword)));
    }

    [Fact]
    public async Task An_unknown_address_gets_no_mail_and_the_same_answer()
    {
        await _host.Door().RequestResetAsync(EmailAddress.Parse("nobody@example.com"), "192.0.2.7");
        await AskAsync();

        Assert.DoesNotContain(_host.Mails.All, mail => mail.To.Value == "nobody@example.com");
    }

    [Fact]
    public async Task A_reset_ends_the_wait_after_failures()
    {
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(_host.SignInAsync(Anna, "wrong"));

        await _host.Door().ResetAsync(await AskAsync(), Accounts.OtherPassword);

        await _host.SignInAsync(Anna, Accounts.OtherPassword);
    }

    [Fact]
    public async Task An_issued_password_must_be_changed_before_anything_else()
    {
        var issued = await _host.User(_anna).StartResetAsync(_administrator, oneTimePassword: true);
        var signedIn = await _host.SignInAsync(Anna, issued!);
        var actor = await _host.ActAsync(signedIn);

        Assert.True(signedIn.MustChangePassword);
        Assert.Equal(Refusal.MustChangePassword, await Accounts.RefusalOf(_host.User(_anna).GetAsync(actor)));
        Assert.Equal(Refusal.PasswordRules, await Accounts.RefusalOf(_host.User(_anna).ChangePasswordAsync(actor, issued!, issued!)));
        await _host.User(_anna).ChangePasswordAsync(actor, issued!, Accounts.OtherPassword);
        Assert.NotNull(await _host.User(_anna).GetAsync(await _host.ActAsync(signedIn)));
    }

    [Fact]
    public async Task An_issued_password_ends_sessions_and_does_not_last()
    {
        var before = await _host.SignInAsync(Anna);
        var issued = await _host.User(_anna).StartResetAsync(_administrator, oneTimePassword: true);

        _host.Clock.Advance(TimeSpan.FromHours(72));

        Assert.Null(await _host.TicketAsync(before));
        Assert.Equal(Refusal.SignInFailed, await Accounts.RefusalOf(_host.SignInAsync(Anna, issued!)));
    }

    [Fact]
    public async Task An_administrator_of_some_memberships_only_resets_and_deactivates_nothing()
    {
        await Account.SetRolesAsync(await _host.People.FoundAsync("Nordvand"), Roles.Reader, null);

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.User(_anna).StartResetAsync(_administrator, true)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.User(_anna).SetActiveAsync(_administrator, false)));
        Assert.Equal("Hofor", Assert.Single((await _host.User(_anna).GetAsync(_administrator))!.Memberships).Name);
    }

    [Fact]
    public async Task A_foreign_administrator_does_not_even_find_the_account()
    {
        var nordvand = await _host.People.FoundAsync("Nordvand");
        var foreign = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com", (nordvand, Roles.Administrator)));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.User(_anna).StartResetAsync(foreign, true)));
        Assert.Null(await _host.User(_anna).GetAsync(foreign));
    }

    [Fact]
    public async Task A_deactivated_account_is_out_at_once_and_can_be_reactivated()
    {
        var signedIn = await _host.SignInAsync(Anna);

        await _host.User(_anna).SetActiveAsync(_administrator, false);
        Assert.Null(await _host.TicketAsync(signedIn));
        Assert.Equal(Refusal.SignInFailed, await Accounts.RefusalOf(_host.SignInAsync(Anna)));

        await _host.User(_anna).SetActiveAsync(_administrator, true);
        await _host.SignInAsync(Anna);
    }

    private IUserAccount Account => _host.Grain<IUserAccount>(_anna.Value);

    private async Task<string> AskAsync(string? before = null)
    {
        await _host.Door().RequestResetAsync(EmailAddress.Parse(Anna), "192.0.2.7");
        while (true)
        {
            await _host.Mails.FindAsync(Anna, "/reset?token=");
            var found = _host.Mails.All.Where(m => m.Content.Text.Contains("/reset?token=", StringComparison.Ordinal))
                .Select(m => Accounts.TokenOf(SentMails.LinkOf(m))).FirstOrDefault(token => token != before);
            if (found is not null) return found;
            await Task.Yield();
        }
    }
}
