using System.Diagnostics;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>A key that is made in the browser: the service sees the request alone, and openssl opens the file.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class OwnKeyTests(Chromium chromium)
{
    private const string Password = "Twelve-Herons-19";

    [Theory]
    [InlineData("rsa", "rosa@own.example", 70180011)]
    [InlineData("elliptic-curve", "emil@own.example", 70180012)]
    public async Task The_key_stays_in_the_browser_and_its_file_opens_with_the_password(string key, string email, int serial)
    {
        var person = await chromium.StockAsync($"Own {key}", email, serial, 1);
        var page = await BeginAsync(person, key, email);
        var posted = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST") posted.Add(request.PostData ?? ""); };

        await page.ClickAsync("[data-browser-key] summary");
        await page.FillAsync("#OwnPassword", Password);
        await page.FillAsync("#OwnAgain", Password);
        await person.PictureAsync($"certificate-own-key-{key}");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-own-key] [data-submit]"), new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your certificate is ready" })).ToBeFocusedAsync();
        await person.PictureAsync($"certificate-own-key-{key}-done");

        var sent = Assert.Single(posted, text => text.Contains("CERTIFICATE REQUEST", StringComparison.Ordinal));
        Assert.DoesNotContain("PRIVATE KEY", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(posted, text => text.Contains(Password, StringComparison.Ordinal));
        Assert.Equal($"{email.Split('@')[0]}.p12", download.SuggestedFilename);
        await DemandFileAsync(await download.PathAsync());
    }

    [Fact]
    public async Task Without_https_the_page_says_why_it_cannot_and_the_other_ways_stay()
    {
        var person = await chromium.StockAsync("Own insecure", "ines@own.example", 70180013, 1);
        await person.Page.AddInitScriptAsync("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined });");
        var page = await BeginAsync(person, "rsa", "ines@own.example");

        await page.ClickAsync("[data-browser-key] summary");

        await Assertions.Expect(page.GetByText("This browser cannot make keys here")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#OwnPassword")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#Password")).ToBeEnabledAsync();
        await person.PictureAsync("certificate-own-key-insecure");
    }

    // To the last step, where the ways part.
    private async Task<IPage> BeginAsync(Visitor person, string key, string email)
    {
        using var admin = await CrashClient.SignInAsync(chromium.App, email, Stock.Password);
        var user = (await admin.GetAsync("me"))["id"]!.GetValue<string>();
        var organisation = (await admin.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
        var placed = await admin.PostAsync($"users/{user}/certificates", new { organisationId = organisation, name = "Rosa Rød", key, inCertificate = true, inDirectory = false });
        await person.Page.GotoAsync($"/certificates/enrol?token={await Outbox.TokenAsync(chromium.App, email)}");
        await person.Page.FillAsync("#Proof", placed["code"]!.GetValue<string>());
        await person.Page.ClickAsync("form button.primary");
        await person.Page.CheckAsync("[name=Terms]");
        await person.Page.ClickAsync("form button.primary");
        await Assertions.Expect(person.Page.Locator("#Password")).ToBeVisibleAsync();
        return person.Page;
    }

    private static async Task DemandFileAsync(string file)
    {
        var said = await RunAsync("pkcs12", "-info", "-in", file, "-passin", $"pass:{Password}", "-noenc", "-out", file + ".pem");
        Assert.Contains("PBES2, PBKDF2, AES-256-CBC", said, StringComparison.Ordinal);
        var content = await File.ReadAllTextAsync(file + ".pem");
        Assert.Equal(3, content.Split("BEGIN CERTIFICATE").Length - 1);
        Assert.Contains("Key is valid", await RunAsync("pkey", "-in", file + ".pem", "-check", "-noout"), StringComparison.Ordinal);
        Assert.Equal(await RunAsync("pkey", "-in", file + ".pem", "-pubout"), await RunAsync("x509", "-in", file + ".pem", "-pubkey", "-noout"));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // openssl is there, or nothing is
        var (output, error) = (openssl.StandardOutput.ReadToEndAsync(), openssl.StandardError.ReadToEndAsync());
        await openssl.WaitForExitAsync();
        return await output + await error;
    }
}
