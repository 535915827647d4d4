namespace Kms.Web.Tests.Api;

public sealed class RateTests
{
    [Fact]
    public async Task An_address_that_floods_the_door_is_told_to_wait()
    {
        await using var app = new WebApp(null, ("Kms:Rates:Door", "3"));
        var visitor = app.Anonymous();
        for (var i = 0; i < 3; i++) await visitor.PostAsync("registrations", new { email = "flood@person.example" });

        var reply = (await visitor.PostAsync("registrations", new { email = "flood@person.example" })).Expect(429, "too-many-attempts");

        Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        (await visitor.GetAsync("/health/live")).Expect(200);
    }

    [Fact]
    public async Task One_account_that_floods_the_service_does_not_stop_another()
    {
        await using var app = new WebApp(null, ("Kms:Rates:Account", "5"));
        var op = await app.SignInOperatorAsync();
        var person = await app.RegisterAsync("calm@person.example");
        for (var i = 0; i < 5; i++) await op.GetAsync("me");

        (await op.GetAsync("me")).Expect(429, "too-many-attempts");
        (await person.GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task Guessing_a_password_is_slowed_down_for_that_account()
    {
        await using var app = new WebApp();
        await app.RegisterAsync("guessed@person.example");
        await app.RegisterAsync("other@person.example");
        for (var i = 0; i < 5; i++) await GuessAsync(app, "guessed@person.example");

        var reply = (await GuessAsync(app, "guessed@person.example")).Expect(429, "too-many-attempts");

        Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await app.SignInAsync("other@person.example", Arrivals.Passphrase);
    }

    private static Task<Reply> GuessAsync(WebApp app, string email) => app.Anonymous().PostAsync("sign-in", new { email, password = "a guess" });
}
