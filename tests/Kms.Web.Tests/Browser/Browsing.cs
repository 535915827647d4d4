using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>A browser for whichever service is to be looked at.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Of a machine that does many things at once; what is there is seen at once all the same.
    private const float Patience = 20_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsing(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browsing> StartAsync(params string[] more)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new Browsing(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = [.. s_arguments, .. more] }));
    }

    /// <summary>A fresh browser, as another person's would be.</summary>
    public Task<Visitor> VisitAsync(AppProcess app, ColorScheme theme = ColorScheme.Light, int width = 1300) =>
        VisitAsync(app, context => (context.ColorScheme, context.ViewportSize) = (theme, new() { Width = width, Height = width < 600 ? 800 : 860 }));

    /// <summary>The same, with what the test says of the browser.</summary>
    public async Task<Visitor> VisitAsync(AppProcess app, Action<BrowserNewContextOptions> equip)
    {
        var options = new BrowserNewContextOptions { BaseURL = app.Address.ToString(), Locale = "en-GB", ViewportSize = new() { Width = 1300, Height = 860 } };
        equip(options);
        return new Visitor(await (await _browser.NewContextAsync(options)).NewPageAsync(), app);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
