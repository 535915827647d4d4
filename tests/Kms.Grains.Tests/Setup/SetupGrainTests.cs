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
    public async Task A_newer_token_ends_the_one_before_and_a_guess_does_nothing()
    {
        var first = (await Control.IssueTokenAsync())!;
        await Control.IssueTokenAsync();

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(Setup.CreateOperatorAsync(first, s_email, null, Accounts.Password)));
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
