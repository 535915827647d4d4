using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(Anna)]
    [InlineData("nobody@example.com")]
    [InlineData("not an address")]
    public async Task Unknown_address_and_wrong_password_are_refused_alike(string email)
    {
        await _host.RegisterAsync(Anna);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _host.SignInAsync(email, "wrong"));

        Assert.Equal((Refusal.SignInFailed, "E-mail or password is wrong."), (refused.Refusal, refused.Detail));
    }

    [Theory]
    [InlineData(Anna)]
    [InlineData("nobody@example.com")]
    public async Task Five_failures_make_an_address_wait_known_or_not(string email)
    {
        await _host.RegisterAsync(Anna);
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(_host.SignInAsync(email, "wrong", $"192.0.2.{i}"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _host.SignInAsync(email));

        Assert.Equal(Refusal.TooManyAttempts, refused.Refusal);
        Assert.Equal(TimeSpan.FromMinutes(15), refused.RetryAfter);
    }

    [Fact]
    public async Task The_wait_ends_by_itself_and_a_success_forgets_the_failures()
    {
        await _host.RegisterAsync(Anna);
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(_host.SignInAsync(Anna, "wrong"));
        _host.Clock.Advance(TimeSpan.FromMinutes(15));

        await _host.SignInAsync(Anna);

        Assert.Equal(Refusal.SignInFailed, await Accounts.RefusalOf(_host.SignInAsync(Anna, "wrong")));
        await _host.SignInAsync(Anna);
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_are_still_five()
    {
        await _host.RegisterAsync(Anna);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Accounts.RefusalOf(_host.SignInAsync(Anna, $"wrong {i}"))));

        Assert.InRange(guesses.Count(refusal => refusal == Refusal.SignInFailed), 1, 5);
    }

    [Fact]
    public async Task The_wait_survives_a_restart()
    {
        await _host.RegisterAsync(Anna);
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(_host.SignInAsync(Anna, "wrong"));

        await _host.RestartAsync();

        Assert.Equal(Refusal.TooManyAttempts, await Accounts.RefusalOf(_host.SignInAsync(Anna)));
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_but_not_while_it_is_used()
    {
        await _host.RegisterAsync(Anna);
        var signedIn = await _host.SignInAsync(Anna);
        _host.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await _host.TicketAsync(signedIn));

        _host.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await _host.TicketAsync(signedIn));
        _host.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Null(await _host.TicketAsync(signedIn));
    }

    [Fact]
    public async Task Asking_without_touching_does_not_keep_a_session_alive()
    {
        await _host.RegisterAsync(Anna);
        var signedIn = await _host.SignInAsync(Anna);
        var parts = signedIn.Token.Split('_');
        _host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.NotNull(await _host.User(signedIn.User).IssueTicketAsync(new SessionId(parts[2]), parts[3], null, touch: false));

        _host.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Null(await _host.TicketAsync(signedIn));
    }

    [Fact]
    public async Task A_session_lives_on_after_a_restart()
    {
        await _host.RegisterAsync(Anna);
        var signedIn = await _host.SignInAsync(Anna, forApi: true);

        await _host.RestartAsync();

        Assert.NotNull(await _host.TicketAsync(signedIn));
        _host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await _host.TicketAsync(signedIn));
    }

    [Fact]
    public async Task A_session_needs_its_own_secret()
    {
        await _host.RegisterAsync(Anna);
        var (one, two) = (await _host.SignInAsync(Anna), await _host.SignInAsync(Anna));

        var mixed = await _host.User(one.User).IssueTicketAsync(new SessionId(one.Token.Split('_')[2]), two.Token.Split('_')[3], null);

        Assert.Null(mixed);
        Assert.NotNull(await _host.TicketAsync(one));
    }

    [Fact]
    public async Task A_ticket_carries_what_the_organisation_is_now()
    {
        var hofor = await _host.People.FoundAsync("Hofor", Kms.Organisations.OrganisationKind.Manufacturer, null, "KAM");
        var user = await _host.People.AddAsync(Anna, (hofor, Roles.KeyManager));

        var membership = Assert.Single((await _host.People.ActAsync(user)).Memberships);

        Assert.Equal(("Hofor", "KAM", Roles.KeyManager), (membership.Name, Assert.Single(membership.MakerCodes), membership.Roles));
    }

    [Fact]
    public async Task Nothing_secret_reaches_the_log()
    {
        await _host.RegisterAsync(Anna);
        var signedIn = await _host.SignInAsync(Anna);
        await Accounts.RefusalOf(_host.SignInAsync(Anna, "my wrong guess"));

        string[] secrets = [Accounts.Password, "my wrong guess", signedIn.Token.Split('_')[3]];

        Assert.DoesNotContain(_host.Log.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }
}
