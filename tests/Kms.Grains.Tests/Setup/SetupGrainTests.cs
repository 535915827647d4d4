using Kms.Setup;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Setup;

public sealed class SetupGrainTests : IAsyncLifetime
{
    private static readonly EmailAddress s_email = EmailAddress.Parse("first@example.com");
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ISetupGrain Setup => _host.Grain<ISetupGrain>("setup");

    private ISetupControl Control => _host.Grain<ISetupControl>("setup");

    [Fact]
    public async Task The_printed_token_makes_one_operator()
    {
        var token = (await Control.IssueTokenAsync())!;

        await Setup.CreateOperatorAsync(token, s_email, "Olga", Accounts.Password);
        var ticket = await _host.ActAsync(await _host.SignInAsync(s_email.Value));

        Assert.True(ticket.IsOperator);
        Assert.Empty(ticket.Proven);
        Assert.False(await Setup.IsNeededAsync());
        Assert.Null(await Control.IssueTokenAsync());
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Setup.CreateOperatorAsync(token, s_email, null, Accounts.Password)));
    }

    [Fact]
    public async Task Every_silo_and_every_start_prints_the_same_token_until_it_is_used()
    {
        var first = await Control.IssueTokenAsync();
        var second = await Control.IssueTokenAsync();
        await _host.RestartAsync();
        var third = await Control.IssueTokenAsync();

        Assert.Equal((first, first), (second, third));
        await Setup.CreateOperatorAsync(first!, s_email, null, Accounts.Password);
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Setup.CreateOperatorAsync(first!, s_email, null, Accounts.Password)));
    }

    [Fact]
    public async Task A_guess_makes_no_operator()
    {
        await Control.IssueTokenAsync();

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Setup.CreateOperatorAsync("", s_email, null, Accounts.Password)));
        Assert.True(await Setup.IsNeededAsync());
    }

    [Fact]
    public async Task Settings_make_the_operator_once()
    {
        Assert.NotNull(await Control.CreateFromSettingsAsync(s_email, Accounts.Password));

        Assert.Null(await Control.CreateFromSettingsAsync(EmailAddress.Parse("second@example.com"), Accounts.Password));
    }

    [Fact]
    public async Task A_weak_password_makes_no_operator() =>
        Assert.Equal(Refusal.PasswordRules, await Accounts.RefusalOf(Control.CreateFromSettingsAsync(s_email, "weak")));
}
