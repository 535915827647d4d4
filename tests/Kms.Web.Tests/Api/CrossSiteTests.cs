namespace Kms.Web.Tests.Api;

/// <summary>What another site makes a browser send. The endpoints come from the table of the running service.</summary>
[Collection(WorldCollection.Name)]
public sealed class CrossSiteTests(World world)
{
    public static TheoryData<string, string, string> Foreign => new()
    {
        { "https://evil.example", "cross-site", "another site" },
        { "https://evil.example", "", "another site, older browser" },
        { "null", "", "a sandboxed frame" },
        { "", "cross-site", "a form without origin" },
        { "", "same-site", "a neighbour under the same domain" },
        { "", "", "nothing that says where it comes from" },
    };

    [Theory, MemberData(nameof(Foreign))]
    public async Task No_write_with_the_session_cookie_is_taken_from(string origin, string site, string from)
    {
        var browser = world.App.Anonymous([("Cookie", await CookieAsync()), .. Headers(origin, site)]);

        foreach (var (method, path) in Endpoints.Writes(world.App))
        {
            var reply = await browser.SendAsync(new HttpMethod(method), path);
            Assert.True(reply.Status == 403, $"{method} {path} from {from} answered {reply.Status}");
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_link_on_another_site_reads_no_keys_in_the_name_of_who_follows_it(string site)
    {
        var browser = world.App.Anonymous(("Cookie", await CookieAsync()), ("Sec-Fetch-Site", site));

        (await browser.GetAsync($"devices/{World.Device}/keys")).Expect(403, "cross-site");
        (await browser.GetAsync("/openapi/v1.json")).Expect(200);
        (await browser.GetAsync("/devices")).Expect(200);
    }

    [Theory]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("https://evil.example", "")]
    [InlineData("null", "")]
    public async Task No_web_socket_is_opened_from_another_site(string origin, string site)
    {
        var browser = world.App.Anonymous([("Cookie", await CookieAsync()), ("Connection", "Upgrade"), ("Upgrade", "websocket"), .. Headers(origin, site)]);

        (await browser.GetAsync("/_blazor")).Expect(403);
        (await browser.PostAsync("/_blazor/negotiate")).Expect(403);
    }

    [Fact]
    public async Task The_own_pages_may_write_with_the_cookie()
    {
        var origin = world.App.Anonymous().Address.GetLeftPart(UriPartial.Authority);
        var browser = world.App.Anonymous(("Cookie", await CookieAsync()), ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        (await browser.PatchAsync($"devices/{World.Device}", new { label = "From the page" })).Expect(200);
    }

    [Fact]
    public async Task A_token_needs_no_origin() =>
        (await world.Reseller.PatchAsync($"devices/{World.Device}", new { label = "From a script" })).Expect(200);

    [Fact]
    public async Task A_wrong_token_is_not_helped_out_by_a_cookie()
    {
        var both = world.App.Anonymous(("Cookie", await CookieAsync()), ("Authorization", "Bearer kms_nonsense"));

        (await both.GetAsync("me")).Expect(401, "session-ended");
    }

    private async Task<string> CookieAsync() =>
        "kms=" + (await world.App.Anonymous().PostAsync("sign-in", new { email = "rita@rho.example", password = Arrivals.Passphrase })).Expect(200).Text("accessToken");

    private static IEnumerable<(string, string)> Headers(string origin, string site)
    {
        if (origin.Length > 0) yield return ("Origin", origin);
        if (site.Length > 0) yield return ("Sec-Fetch-Site", site);
    }
}
