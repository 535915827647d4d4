using System.Net;

namespace Kms.Web.Tests.Browser;

/// <summary>The published program: all its files and languages are there, and a first visit fetches little.</summary>
public sealed class PublishTests(PublishedApp published) : IClassFixture<PublishedApp>
{
    private const int MostFetched = 250_000;

    private static readonly string[] s_files =
    [
        "/_framework/blazor.web.js", "/_content/Radzen.Blazor/Radzen.Blazor.min.js", "/css/tokens.css", "/css/grid.css", "/css/calendar.css", "/js/kms.js", "/js/menus.js",
        "/js/grid.js", "/js/rules.js", "/js/drafts.js", "/icon.svg",
    ];

    [Fact]
    public async Task Everything_is_served_from_the_published_folder_in_every_language()
    {
        using var client = published.App.Client();

        foreach (var file in s_files) Assert.True((await client.GetByteArrayAsync(file)).Length > 100, $"{file} is empty.");
        foreach (var (language, word) in new[] { ("en", "Sign in"), ("da", "Log ind"), ("fr", "Connexion"), ("de", "Anmelden") })
            Assert.Contains($"<h1>{word}", await PageAsync(client, language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_visit_from_sign_in_to_the_list_of_devices_fetches_at_most_250_kB()
    {
        await using var browsing = await Browsing.StartAsync();
        var guest = await browsing.VisitAsync(published.App);
        var traffic = await Traffic.WatchAsync(guest.Page);

        await guest.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await guest.FollowAsync("Devices");
        await guest.ReadyAsync();

        Assert.True(traffic.Bytes is > 50_000 and <= MostFetched, traffic.ToString());
    }

    private static async Task<string> PageAsync(HttpClient client, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
