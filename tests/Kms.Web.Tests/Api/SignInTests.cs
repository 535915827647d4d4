namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class SignInTests(World world)
{
    [Fact]
    public async Task Unknown_address_and_wrong_password_are_answered_alike()
    {
        var wrong = await world.App.Anonymous().PostAsync("sign-in", new { email = "pia@person.example", password = "not the password" });
        var unknown = await world.App.Anonymous().PostAsync("sign-in", new { email = "nobody@person.example", password = "not the password" });
        var malformed = await world.App.Anonymous().PostAsync("sign-in", new { email = "no address", password = "not the password" });

        wrong.Expect(401, "sign-in-failed");
        foreach (var other in (Reply[])[unknown, malformed])
        {
            Assert.Equal((wrong.Status, wrong.Body), (other.Status, other.Body));
            Assert.Equal(wrong.Headers.Select(header => header.Key), other.Headers.Select(header => header.Key));
        }
    }

    [Fact]
    public async Task Registering_is_answered_alike_for_known_and_unknown_addresses()
    {
        var known = await world.App.Anonymous().PostAsync("registrations", new { email = "pia@person.example" });
        var unknown = await world.App.Anonymous().PostAsync("registrations", new { email = "new@person.example" });

        known.Expect(202);
        Assert.Equal((known.Status, known.Body), (unknown.Status, unknown.Body));
        Assert.Equal(known.Headers.Select(header => header.Key), unknown.Headers.Select(header => header.Key));
    }

    [Fact]
    public async Task Granting_is_answered_alike_for_known_and_unknown_addresses()
    {
        await world.App.RegisterAsync("known@person.example");
        var known = await world.Reseller.PostAsync("devices/KAM-10000003/rights", new { email = "known@person.example" });
        var unknown = await world.Reseller.PostAsync("devices/KAM-10000003/rights", new { email = "qia@person.example" });

        Assert.Equal(Shape(known.Expect(201)), Shape(unknown.Expect(201)));
    }

    [Fact]
    public async Task An_activation_link_works_once()
    {
        await world.App.Anonymous().PostAsync("registrations", new { email = "once@person.example" });
        var token = Arrivals.TokenOf(await world.App.Mails.FindLinkAsync("once@person.example", "/activate?"));

        (await ActivateAsync(token)).Expect(201);
        (await ActivateAsync(token)).Expect(410, "link-used-or-expired");
        (await ActivateAsync(token[..^1] + (token[^1] == '0' ? '1' : '0'))).Expect(410, "link-used-or-expired");
        (await ActivateAsync("nonsense")).Expect(410, "link-used-or-expired");
    }

    [Fact]
    public async Task Each_broken_password_rule_is_named()
    {
        await world.App.Anonymous().PostAsync("registrations", new { email = "rules@person.example" });
        var token = Arrivals.TokenOf(await world.App.Mails.FindLinkAsync("rules@person.example", "/activate?"));

        var reply = await world.App.Anonymous().PostAsync("registrations/activate", new { token, password = "person" });

        reply.Expect(422, "password-rules");
        Assert.Contains(reply.Json.GetProperty("errors").EnumerateArray(), error => error.GetProperty("code").GetString() == "too-short");
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_change_of_the_password()
    {
        var user = await world.App.RegisterAsync("otp@person.example");
        var id = (await user.GetAsync("me")).Text("id");
        var password = (await world.Operator.PostAsync($"users/{id}/reset", new { oneTimePassword = true })).Expect(200).Text("oneTimePassword");
        (await user.GetAsync("me")).Expect(401, "session-ended");
        var signIn = (await world.App.Anonymous().PostAsync("sign-in", new { email = "otp@person.example", password })).Expect(200);
        Assert.True(signIn.Json.GetProperty("mustChangePassword").GetBoolean());
        var due = world.App.With(signIn.Text("accessToken"));

        (await due.GetAsync("devices")).Expect(403, "must-change-password");
        (await due.PutAsync("me/password", new Dictionary<string, string> { ["current"] = password, ["new"] = "another horse battery staple" })).Expect(204);
        (await (await world.App.SignInAsync("otp@person.example", "another horse battery staple")).GetAsync("devices")).Expect(200);
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_nothing_any_more()
    {
        var user = await world.App.RegisterAsync("ended@person.example");
        var second = await world.App.SignInAsync("ended@person.example", Arrivals.Passphrase);
        var current = (await user.GetAsync("sessions")).Items.Single(session => session.GetProperty("current").GetBoolean());

        (await second.DeleteAsync($"sessions/{current.GetProperty("id").GetString()}")).Expect(204);

        (await user.GetAsync("me")).Expect(401, "session-ended");
        (await second.GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task Each_sign_in_opens_a_session_of_its_own()
    {
        var first = (await world.App.Anonymous().PostAsync("sign-in", new { email = "pia@person.example", password = Arrivals.Passphrase })).Text("accessToken");
        var second = (await world.App.With(first).PostAsync("sign-in", new { email = "pia@person.example", password = Arrivals.Passphrase })).Text("accessToken");

        Assert.NotEqual(first, second);
    }

    private Task<Reply> ActivateAsync(string token) =>
        world.App.Anonymous().PostAsync("registrations/activate", new { token, password = Arrivals.Passphrase });

    private static IEnumerable<string> Shape(Reply reply) => reply.Json.EnumerateObject().Select(member => $"{member.Name}:{member.Value.ValueKind}");
}
