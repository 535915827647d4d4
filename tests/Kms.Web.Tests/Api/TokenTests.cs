namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class TokenTests(World world)
{
    [Fact]
    public async Task A_token_is_shown_once_and_works_until_it_is_ended()
    {
        var made = (await world.Reseller.PostAsync("tokens", new { name = "Script", scopes = (string[])["devices:read", "keys:read"] })).Expect(201);
        var script = world.App.With(made.Text("token"));
        (await script.GetAsync($"devices/{World.Device}/keys")).Expect(200);
        Assert.DoesNotContain(made.Text("token"), (await world.Reseller.GetAsync("tokens")).Body, StringComparison.Ordinal);

        (await world.Reseller.DeleteAsync($"tokens/{made.Text("id")}")).Expect(204);

        (await script.GetAsync($"devices/{World.Device}/keys")).Expect(401, "session-ended");
    }

    [Theory]
    [InlineData("keys:read", "GET", "devices/KAM-10000001")]
    [InlineData("devices:read", "GET", "devices/KAM-10000001/keys")]
    [InlineData("devices:read", "PATCH", "devices/KAM-10000001")]
    [InlineData("devices:read", "POST", "grants")]
    [InlineData("devices:read", "GET", "audit")]
    [InlineData("devices:write", "GET", "users")]
    [InlineData("admin", "POST", "exports")]
    public async Task A_token_does_no_more_than_its_scopes_say(string scope, string method, string path)
    {
        var made = (await world.Reseller.PostAsync("tokens", new { name = scope, scopes = (string[])[scope] })).Expect(201);
        var body = new { label = "x", devices = (string[])[World.Device], email = "a@b.example", format = "csv" };

        var reply = await world.App.With(made.Text("token")).SendAsync(new HttpMethod(method), path, method == "GET" ? null : body);

        reply.Expect(403, "scope-missing");
    }

    [Fact]
    public async Task An_act_that_was_denied_stands_in_the_audit_trail()
    {
        var made = (await world.Reseller.PostAsync("tokens", new { name = "Curious", scopes = (string[])["devices:read"] })).Expect(201);
        (await world.App.With(made.Text("token")).GetAsync("devices/KAM-10000008/keys")).Expect(403, "scope-missing");

        var entries = (await world.Operator.GetAsync("audit?kind=access.denied&limit=1000")).Expect(200).Items;

        Assert.Single(entries, entry => entry.GetProperty("subject").GetString() == "GET /api/v1/devices/KAM-10000008/keys");
    }

    [Fact]
    public async Task An_upload_that_was_denied_at_the_pages_own_door_stands_in_the_audit_trail_once()
    {
        var made = (await world.Reseller.PostAsync("tokens", new { name = "Uploader", scopes = (string[])["devices:read"] })).Expect(201);
        (await world.App.With(made.Text("token")).UploadAsync("/api/ui/uploads", "keys.csv", "KAM;1"u8.ToArray())).Expect(403, "scope-missing");

        var entries = (await world.Operator.GetAsync("audit?kind=access.denied&limit=1000")).Expect(200).Items;

        Assert.Single(entries, entry => entry.GetProperty("subject").GetString() == "POST /api/ui/uploads");
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("")]
    public async Task An_unknown_scope_is_refused(string scope) =>
        (await world.Reseller.PostAsync("tokens", new { name = "Bad", scopes = (string[])[scope] })).Expect(422, "invalid");

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer null")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    [InlineData("Basic b2xnYTpvbGdh")]
    [InlineData("kms_00000000000000000000000000000001_00000000000000000000000000000001_secret")]
    [InlineData("Bearer kms_00000000000000000000000000000001_00000000000000000000000000000001_secret")]
    public async Task What_is_no_token_signs_nobody_in(string header) =>
        (await world.App.Anonymous(("Authorization", header)).GetAsync("me")).Expect(401, "session-ended");
}
