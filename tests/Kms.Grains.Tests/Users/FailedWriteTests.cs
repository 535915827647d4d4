using Kms.Audit;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class FailedWriteTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync(FailingEffects.Register);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private FailingEffects Effects => _host.Get<FailingEffects>();

    [Fact]
    public async Task A_sign_in_whose_audit_fails_is_not_acknowledged_and_stands_in_the_trail_afterwards()
    {
        var user = await _host.RegisterAsync(Anna);
        Effects.FailNext();
        await Assert.ThrowsAnyAsync<Exception>(() => _host.SignInAsync(Anna));

        await _host.SignInAsync(Anna);

        var service = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        var trail = await _host.Grain<IAuditGrain>("audit").FindAsync(service, new AuditFilter(Actor: user, Kind: "session.started"), new PageRequest());
        Assert.Equal(2, trail.Items.Length);
    }

    [Fact]
    public async Task A_registration_that_failed_can_be_made_again()
    {
        Effects.FailNext();
        await Assert.ThrowsAnyAsync<Exception>(() => _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null));

        Assert.Equal((await _host.RegisterAsync(Anna)).Value, (await _host.SignInAsync(Anna)).User.Value);
    }

    [Fact]
    public async Task An_activation_that_broke_off_can_be_finished_with_the_same_link()
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));
        Effects.FailNext();
        await Assert.ThrowsAnyAsync<Exception>(() => _host.Door().ActivateAsync(Accounts.Order(token)));

        var user = await _host.Door().ActivateAsync(Accounts.Order(token));

        Assert.Equal(user, (await _host.SignInAsync(Anna)).User);
    }

    [Fact]
    public async Task A_lost_role_that_was_not_acknowledged_is_lost_or_can_be_taken_again()
    {
        var hofor = await _host.People.FoundAsync("Hofor");
        var anna = await _host.People.AddAsync(Anna, (hofor, Roles.KeyManager));
        var account = _host.Grain<IUserAccount>(anna.Value);
        Effects.FailNext();
        await Assert.ThrowsAnyAsync<Exception>(() => account.SetRolesAsync(hofor, Roles.None, null));

        await account.SetRolesAsync(hofor, Roles.None, null);

        Assert.Empty((await _host.People.ActAsync(anna)).Memberships);
    }
}
