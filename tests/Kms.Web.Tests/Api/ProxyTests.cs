namespace Kms.Web.Tests.Api;

/// <summary>Behind a proxy that ends https: it alone tells who the client is and how the client came, and only when it is a known one.</summary>
public sealed class ProxyTests
{
    private const string Host = "keys.example.com";
    private static readonly (string, string) s_public = ("Kms:PublicUrl", $"https://{Host}");
    private static readonly (string, string)[] s_known = [s_public, ("Kms:Proxies:0", "127.0.0.1"), ("Kms:Proxies:1", "::1"), ("Kms:Rates:Door", "3")];
    private static readonly (string, string)[] s_unknown = [s_public, ("Kms:Proxies:0", "192.0.2.0/24"), ("Kms:Rates:Door", "3")];

    [Fact]
    public async Task Floods_are_counted_by_the_client_that_a_known_proxy_names()
    {
        await using var app = new WebApp(null, s_known);
        for (var i = 0; i < 3; i++) (await KnockAsync(app, "203.0.113.7")).Expect(202);

        (await KnockAsync(app, "203.0.113.7")).Expect(429, "too-many-attempts");
        (await KnockAsync(app, "203.0.113.8")).Expect(202);
    }

    [Fact]
    public async Task A_client_does_not_hide_behind_addresses_that_it_names_itself()
    {
        await using var app = new WebApp(null, s_known);
        for (var i = 0; i < 3; i++) (await KnockAsync(app, $"198.51.100.{i}, 203.0.113.7")).Expect(202);

        (await KnockAsync(app, "198.51.100.99, 203.0.113.7")).Expect(429);
    }

    [Fact]
    public async Task Nobody_else_is_believed_about_addresses()
    {
        await using var app = new WebApp(null, s_unknown);
        for (var i = 0; i < 3; i++) (await KnockAsync(app, $"203.0.113.{i}")).Expect(202);

        (await KnockAsync(app, "203.0.113.99")).Expect(429);
    }

    [Fact]
    public async Task A_client_with_a_whole_network_of_IPv6_is_one_client()
    {
        await using var app = new WebApp(null, s_known);
        for (var i = 0; i < 3; i++) (await KnockAsync(app, $"2001:db8:1:2::{i}")).Expect(202);

        (await KnockAsync(app, "2001:db8:1:2:ffff::9")).Expect(429);
        (await KnockAsync(app, "2001:db8:1:3::1")).Expect(202);
    }

    [Theory]
    [InlineData(true, "203.0.113.7")]
    [InlineData(false, "127.0.0.1")]
    public async Task A_session_notes_the_address_of_its_client(bool known, string address)
    {
        await using var app = new WebApp(null, known ? s_known : s_unknown);
        var body = new { email = WebApp.OperatorEmail, password = WebApp.OperatorPassword };
        var token = (await Client(app, "https", "203.0.113.7").PostAsync("sign-in", body)).Expect(200).Text("accessToken");

        var sessions = (await app.Anonymous([.. Headers("https", "203.0.113.7"), ("Authorization", $"Bearer {token}")]).GetAsync("sessions")).Expect(200);

        Assert.Equal(address, sessions.Items[0].GetProperty("address").GetString()!.Replace("::1", "127.0.0.1", StringComparison.Ordinal)); // just made
    }

    [Theory]
    [InlineData(true, "https", true)]
    [InlineData(false, "https", false)]
    public async Task Browsers_are_told_to_stay_with_https_only_over_https(bool known, string scheme, bool told)
    {
        await using var app = new WebApp(null, known ? s_known : s_unknown);

        var reply = await Client(app, scheme, "203.0.113.7").GetAsync("/sign-in");

        Assert.Equal(told, reply.Expect(known ? 200 : 400).Headers.Contains("Strict-Transport-Security"));
        Assert.All(reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Whoever_came_without_https_is_sent_to_the_public_address_and_nowhere_else()
    {
        await using var app = new WebApp(null, s_known);

        var reply = await Client(app, "http", "203.0.113.7").GetAsync("/sign-in?returnUrl=%2Fdevices");

        Assert.Equal($"https://{Host}/sign-in?returnUrl=%2Fdevices", reply.Expect(308).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_token_that_came_without_https_is_refused_and_said_to_be_lost()
    {
        await using var app = new WebApp(null, s_known);

        Assert.Contains("revoke", (await Client(app, "http", "203.0.113.7").GetAsync("me")).Expect(403, "https-required").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_not_known_the_pages_say_what_to_set()
    {
        await using var app = new WebApp(null, s_unknown);

        var reply = (await Client(app, "https", "203.0.113.7").GetAsync("/sign-in")).Expect(400);

        Assert.Contains("Kms__Proxies__0", reply.Body, StringComparison.Ordinal);
        (await Client(app, "https", "203.0.113.7").GetAsync("/health/live")).Expect(200);
    }

    private static Task<Reply> KnockAsync(WebApp app, string client) =>
        Client(app, "https", client).PostAsync("registrations", new { email = "knock@person.example" });

    private static Caller Client(WebApp app, string scheme, string client) => app.Anonymous(Headers(scheme, client));

    private static (string Name, string Value)[] Headers(string scheme, string client) =>
        [("Host", Host), ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", client)];
}
