using System.Security.Cryptography;

namespace Kms.Web.Tests.Api;

/// <summary>Tokens that this service never made cost one hash: no grain is woken, nothing is read, and floods of them are held up.</summary>
public sealed class MadeUpTokenTests
{
    [Fact]
    public async Task A_made_up_token_is_refused_before_any_grain_is_asked()
    {
        await using var app = new WebApp();
        (await app.With(MadeUp()).GetAsync("me")).Expect(401);
        var before = app.Reads.Count;

        for (var i = 0; i < 200; i++) (await app.With(MadeUp()).GetAsync("me")).Expect(401, "session-ended");

        Assert.Equal(before, app.Reads.Count);
    }

    [Fact]
    public async Task A_made_up_cookie_is_refused_before_any_grain_is_asked()
    {
        await using var app = new WebApp();
        (await app.Anonymous(("Cookie", $"kms={MadeUp()}")).GetAsync("me")).Expect(401);
        var before = app.Reads.Count;

        for (var i = 0; i < 50; i++) (await app.Anonymous(("Cookie", $"kms={MadeUp()}")).GetAsync("me")).Expect(401);

        Assert.Equal(before, app.Reads.Count);
    }

    [Fact]
    public async Task Every_changed_letter_of_a_real_token_makes_it_a_made_up_one()
    {
        await using var app = new WebApp();
        var token = (await app.Anonymous().PostAsync("sign-in", new { email = WebApp.OperatorEmail, password = WebApp.OperatorPassword }))
            .Expect(200).Text("accessToken");

        for (var i = 4; i < token.Length; i++)
            (await app.With($"{token[..i]}{(token[i] == '0' ? '1' : '0')}{token[(i + 1)..]}").GetAsync("me")).Expect(401);

        (await app.With(token).GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task An_address_that_floods_with_made_up_tokens_is_told_to_wait_and_people_who_are_signed_in_go_on()
    {
        await using var app = new WebApp(null, ("Kms:Rates:Address", "20"));
        var op = await app.SignInOperatorAsync();
        for (var i = 0; i < 20; i++) (await app.With(MadeUp()).GetAsync("me")).Expect(401);

        (await app.With(MadeUp()).GetAsync("me")).Expect(429, "too-many-attempts");

        (await op.GetAsync("me")).Expect(200);
    }

    private static string MadeUp() => $"kms_{Hex(32)}_{Hex(32)}_{Hex(64)}_{Hex(16)}";

    private static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
