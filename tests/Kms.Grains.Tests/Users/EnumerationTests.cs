using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

/// <summary>Equal answers are tested with each act; here, that a known address costs no other work than an unknown one.</summary>
public sealed class EnumerationTests : IAsyncLifetime
{
    private const string Known = "anna@example.com";
    private const string Unknown = "nobody@example.com";
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync(FailingEffects.Register);
        await _host.RegisterAsync(Known);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Registering_writes_as_often_for_both() => Assert.Equal(
        await CountAsync(() => _host.Door().RegisterAsync(EmailAddress.Parse(Known), "en", "192.0.2.1")),
        await CountAsync(() => _host.Door().RegisterAsync(EmailAddress.Parse(Unknown), "en", "192.0.2.2")));

    [Fact]
    public async Task Asking_for_a_reset_writes_as_often_for_both() => Assert.Equal(
        await CountAsync(() => _host.Door().RequestResetAsync(EmailAddress.Parse(Known), "192.0.2.1")),
        await CountAsync(() => _host.Door().RequestResetAsync(EmailAddress.Parse(Unknown), "192.0.2.2")));

    [Fact]
    public async Task A_failed_sign_in_writes_as_often_for_both() => Assert.Equal(
        await CountAsync(() => Accounts.RefusalOf(_host.SignInAsync(Known, "wrong", "192.0.2.1"))),
        await CountAsync(() => Accounts.RefusalOf(_host.SignInAsync(Unknown, "wrong", "192.0.2.2"))));

    private async Task<int> CountAsync(Func<Task> act)
    {
        var before = _host.Get<FailingEffects>().Commits;
        await act();
        var writes = _host.Get<FailingEffects>().Commits - before;
        Assert.True(writes > 0);
        return writes;
    }
}
