using System.Diagnostics;
using System.Net;
using Kms.Testing;

namespace Kms.Web.Tests.Browser;

/// <summary>The published program, started from another folder as an installation would: all its files and languages are there.</summary>
public sealed class PublishTests : IDisposable
{
    private static readonly string[] s_files =
    [
        "/_framework/blazor.web.js", "/_content/Radzen.Blazor/Radzen.Blazor.min.js", "/css/tokens.css", "/css/grid.css", "/css/calendar.css", "/js/kms.js", "/js/grid.js",
        "/js/rules.js", "/icon.svg",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_served_from_the_published_folder_in_every_language()
    {
        await PublishAsync();
        await using var app = await AppProcess.StartFromAsync(_folder.Path);
        using var client = app.Client();

        foreach (var file in s_files) Assert.True((await client.GetByteArrayAsync(file)).Length > 100, $"{file} is empty.");
        foreach (var (language, word) in new[] { ("en", "Sign in"), ("da", "Log ind"), ("fr", "Connexion"), ("de", "Anmelden") })
            Assert.Contains($"<h1>{word}", await PageAsync(client, language), StringComparison.Ordinal);
    }

    private async Task PublishAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)); // debug or release
        var start = new ProcessStartInfo("dotnet", ["publish", TextsTests.Web, "--no-build", "-c", configuration, "-o", _folder.Path, "-v", "quiet", "--nologo"]) { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!; // dotnet is there: it runs this test
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    private static async Task<string> PageAsync(HttpClient client, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
