namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class HeaderTests(World world)
{
    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nothing-here")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var reply = await world.App.Anonymous().GetAsync(path);

        var policy = string.Join(";", reply.Headers.GetValues("Content-Security-Policy"));
        foreach (var part in (string[])["default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "frame-ancestors 'none'"])
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(reply.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_schema_of_key_files_is_there_for_everybody()
    {
        var reply = (await world.App.Anonymous().GetAsync("/schemas/keys.json")).Expect(200);

        Assert.Equal("application/json", reply.Content.ContentType?.MediaType);
        Assert.Contains("aes-128", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_answer_carries_them_too()
    {
        var reply = (await world.Reseller.PostAsync("grants", new { })).Expect(422);

        Assert.Contains("default-src 'self'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(reply.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("devices/KAM-10000001/keys")]
    [InlineData("me")]
    [InlineData("tokens")]
    public async Task Nothing_of_the_api_is_kept_by_caches(string path) =>
        Assert.True((await world.Reseller.GetAsync(path)).Expect(200).Headers.CacheControl?.NoStore);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example:5080")]
    public async Task A_foreign_host_name_is_refused(string host) =>
        (await world.App.Anonymous(("Host", host)).GetAsync("/health/live")).Expect(400);

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=https")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Original-Host", "evil.example")]
    public async Task A_mailed_link_leads_to_the_public_address_whatever_the_request_says(string header, string value)
    {
        var email = $"{header.ToLowerInvariant()}@person.example";
        (await world.App.Anonymous((header, value)).PostAsync("registrations", new { email })).Expect(202);

        var mail = await world.App.Mails.FindAsync(email);

        Assert.Contains("http://localhost:5080/activate?token=", mail.Content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Content.Text + mail.Content.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_people_are_told_to_sign_in_whether_or_not_a_thing_exists()
    {
        var known = (await world.App.Anonymous().GetAsync($"devices/{World.Device}")).Expect(401, "session-ended");
        var unknown = (await world.App.Anonymous().GetAsync("devices/KAM-99999999")).Expect(401, "session-ended");

        Assert.Equal(known.Body, unknown.Body);
    }
}
