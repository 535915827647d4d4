using Kms.Devices;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test
    private SignedIn _here = null!; // made before each test
    private SignedIn _there = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        await _host.RegisterAsync(Anna);
        _here = await _host.SignInAsync(Anna);
        _there = await _host.SignInAsync(Anna);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private IUserGrain User => _host.User(_here.User);

    [Fact]
    public async Task Ending_a_session_works_at_once_and_raises_the_epoch()
    {
        var before = await EpochAsync();

        await User.EndSessionAsync(await _host.ActAsync(_here), new SessionId(_there.Token.Split('_')[2]));

        Assert.Null(await _host.TicketAsync(_there));
        Assert.NotNull(await _host.TicketAsync(_here));
        Assert.True(await EpochAsync() > before);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_keeps_this_session()
    {
        await User.EndSessionAsync(await _host.ActAsync(_here), null);

        Assert.Null(await _host.TicketAsync(_there));
        Assert.True(Assert.Single(await User.GetSessionsAsync(await _host.ActAsync(_here))).Current);
    }

    [Fact]
    public async Task A_session_in_use_is_not_pushed_out_by_many_sign_ins_and_an_unused_one_is()
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 48; i++) await _host.SignInAsync(Anna);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await _host.ActAsync(_there);

        var last = await _host.SignInAsync(Anna);

        Assert.NotNull(await _host.TicketAsync(_there));
        Assert.Null(await _host.TicketAsync(_here));
        Assert.Equal(50, (await User.GetSessionsAsync(await _host.ActAsync(last))).Length);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_the_old_password()
    {
        await User.ChangePasswordAsync(await _host.ActAsync(_here), Accounts.Password, Accounts.OtherPassword);

        Assert.Null(await _host.TicketAsync(_there));
        Assert.NotNull(await _host.TicketAsync(_here));
        Assert.Equal(Refusal.SignInFailed, await Accounts.RefusalOf(_host.SignInAsync(Anna)));
        await _host.SignInAsync(Anna, Accounts.OtherPassword);
        await _host.Mails.FindAsync(Anna, "password");
    }

    [Fact]
    public async Task Changing_the_password_needs_the_present_one()
    {
        var actor = await _host.ActAsync(_here);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => User.ChangePasswordAsync(actor, "wrong", Accounts.OtherPassword));

        Assert.Equal("wrong-password", Assert.Single(refused.Problems).Code);
        Assert.NotNull(await _host.TicketAsync(_there));
    }

    [Fact]
    public async Task Guessing_the_present_password_in_a_stolen_session_is_stopped()
    {
        var actor = await _host.ActAsync(_here);
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(User.ChangePasswordAsync(actor, $"wrong {i}", Accounts.OtherPassword));

        Assert.Equal(Refusal.TooManyAttempts, await Accounts.RefusalOf(User.ChangePasswordAsync(actor, Accounts.Password, Accounts.OtherPassword)));
    }

    [Fact]
    public async Task A_lost_role_raises_the_epoch_and_leaves_the_next_ticket()
    {
        var hofor = await _host.People.FoundAsync("Hofor");
        await Account.SetRolesAsync(hofor, Roles.KeyManager, null);
        var before = await EpochAsync();

        await Account.SetRolesAsync(hofor, Roles.None, null);

        Assert.True(await EpochAsync() > before);
        Assert.Empty((await _host.ActAsync(_here)).Memberships);
    }

    [Fact]
    public async Task A_gained_role_leaves_the_epoch_alone()
    {
        var before = await EpochAsync();

        await Account.SetRolesAsync(await _host.People.FoundAsync("Hofor"), Roles.KeyManager, null);

        Assert.Equal(before, await EpochAsync());
    }

    [Fact]
    public async Task Nobody_touches_the_sessions_of_somebody_else()
    {
        var bo = await _host.People.ActAsync(await _host.People.AddAsync("bo@example.com"));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(User.EndSessionAsync(bo, null)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(User.GetSessionsAsync(bo)));
        Assert.Null(await User.GetAsync(bo));
        Assert.NotNull(await _host.TicketAsync(_there));
    }

    [Fact]
    public async Task A_token_acts_within_its_scopes_until_it_is_revoked()
    {
        var token = await User.CreateTokenAsync(await _host.ActAsync(_here), "reader", [Scopes.Read], null);
        var secret = token.Secret.Split('_')[3];

        var ticket = await User.IssueTicketAsync(token.Token.Id, secret, null);
        await User.RevokeTokenAsync(await _host.ActAsync(_here), token.Token.Id);

        Assert.Equal(Scopes.Read, Assert.Single(ticket!.Scopes));
        Assert.Null(await User.IssueTicketAsync(token.Token.Id, secret, null));
    }

    [Fact]
    public async Task A_token_makes_no_tokens_and_changes_no_password()
    {
        var token = await User.CreateTokenAsync(await _host.ActAsync(_here), "admin", [Scopes.Admin], null);
        var actor = (await User.IssueTicketAsync(token.Token.Id, token.Secret.Split('_')[3], null))!;

        Assert.Equal(Refusal.ScopeMissing, await Accounts.RefusalOf(User.CreateTokenAsync(actor, "more", [Scopes.Keys], null)));
        Assert.Equal(Refusal.ScopeMissing, await Accounts.RefusalOf(User.ChangePasswordAsync(actor, Accounts.Password, Accounts.OtherPassword)));
    }

    [Fact]
    public async Task A_forged_ticket_does_nothing()
    {
        var forged = (await _host.ActAsync(_here)) with { IsOperator = true };

        Assert.Equal(Refusal.SessionEnded, await Accounts.RefusalOf(User.SetProfileAsync(forged, new UserProfile("Eve", null, null))));
    }

    private IUserAccount Account => _host.Grain<IUserAccount>(_here.User.Value);

    private Task<long> EpochAsync() => _host.Get<IDeviceStore>().ReadEpochAsync(_here.User);
}
