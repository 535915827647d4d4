using System.Net;
using System.Text.RegularExpressions;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Outages;

namespace Kms.Web.Tests.Cluster;

/// <summary>Web node and silos as they are run: processes of their own, the silos alone with a database and a root key.</summary>
[Collection(Site.Tests)]
public sealed partial class WebNodeTests : IAsyncLifetime
{
    private const string Keys = "devices/KAM-70000001/keys";

    private Site _site = null!; // made before each test

    public async Task InitializeAsync() => _site = await Site.PrepareAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Before_the_first_silo_a_web_node_says_what_it_waits_for_and_then_serves()
    {
        _site.Web.BeginAgain();
        await _site.Web.WaitForAsync(HttpStatusCode.ServiceUnavailable);

        var (ready, api, page) = await AskAsync();

        Assert.Contains("no silo answers", ready.Body, StringComparison.Ordinal);
        api.Expect(503, "unreachable");
        CheckPage(page);
        (await _site.Patient().GetAsync("/health/live")).Expect(200);
        _site.Silos[0].Begin();
        await _site.Web.WaitUntilReadyAsync();
        (await (await _site.Web.SignInChiefAsync()).GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task A_web_node_that_waits_for_a_silo_stops_when_it_is_told_to()
    {
        _site.Web.BeginAgain();
        await _site.Web.WaitForAsync(HttpStatusCode.ServiceUnavailable);

        await _site.Web.TellToStopAsync();

        Assert.Equal(0, await _site.Web.WaitForEndAsync());
    }

    [Fact]
    public async Task A_web_node_serves_devices_and_keys_and_holds_neither_database_nor_root_key()
    {
        _site.Silos[0].Begin();
        await _site.Web.StartAgainAsync();
        var chief = await _site.Web.SignInChiefAsync();

        var manager = await Crew.ArriveAsync(_site.Web, chief, devices: 5);

        Assert.Equal(5, (await manager.GetAsync("devices")).Expect(200).Items.Count);
        Assert.Contains("\"value\"", (await manager.GetAsync(Keys)).Expect(200).Body, StringComparison.Ordinal);
        (await _site.Web.Caller($"kms_{new string('0', 32)}_{new string('1', 32)}_{new string('2', 64)}_{new string('3', 16)}").GetAsync("me")).Expect(401);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_site.NodeFolder));
    }

    [Fact]
    public async Task A_form_of_one_web_node_signs_in_at_another_and_the_sign_in_outlives_each_of_them()
    {
        await _site.Silos[0].StartAsync();
        await _site.Web.StartAgainAsync();
        await _site.Other.StartAgainAsync();
        var form = (await _site.Patient().GetAsync("/sign-in")).Expect(200);

        await _site.Web.KillAsync();
        var session = await SubmitAsync(_site.Other, form);
        (await Site.Patient(_site.Other, ("Cookie", session)).GetAsync("/devices")).Expect(200);
        await _site.Web.StartAgainAsync();
        await _site.Other.KillAsync();

        (await _site.Patient(("Cookie", session)).GetAsync("/devices")).Expect(200);
    }

    // Cookies and form tokens are sealed with keys that all web nodes share.
    private static async Task<string> SubmitAsync(AppProcess node, Reply form)
    {
        var fields = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", Mark().Match(form.Body).Groups[1].Value),
            new("Email", AppProcess.OperatorEmail), new("Password", AppProcess.OperatorPassword),
        ]);
        var browser = Site.Patient(node, ("Cookie", CookieOf(form, "kms-forms=")), ("Sec-Fetch-Site", "same-origin"));
        return CookieOf((await browser.SendAsync(HttpMethod.Post, "/sign-in", fields)).Expect(302), "kms=");
    }

    private static string CookieOf(Reply reply, string prefix) =>
        reply.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith(prefix, StringComparison.Ordinal)).Split(';')[0];

    private async Task<(Reply Ready, Reply Api, Reply Page)> AskAsync()
    {
        var danish = _site.Patient(("Accept-Language", "da"));
        return (await danish.GetAsync("/health/ready"), await danish.PostAsync("sign-in", new { email = "a@b.example", password = "x" }), await danish.GetAsync("/sign-in"));
    }

    private static void CheckPage(Reply page)
    {
        page.Expect(503);
        Assert.Contains("Tjenesten svarer ikke", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.True(page.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain("   at ", page.Body, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();
}
