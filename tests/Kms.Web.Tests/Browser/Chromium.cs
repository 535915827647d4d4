using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The service as a process, and a browser. One for all browser tests, which use accounts and devices of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal AppProcess App { get; private set; } = null!; // set by InitializeAsync

    public async Task InitializeAsync()
    {
        App = await AppProcess.StartAsync(("Kms__Rates__Door", "1000"), ("Kms__Rates__Account", "10000"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A fresh browser, as another person's would be.</summary>
    internal async Task<Visitor> VisitAsync(ColorScheme theme = ColorScheme.Light, int width = 1300)
    {
        var context = await _browser!.NewContextAsync(new() // set by InitializeAsync
        {
            BaseURL = App.Address.ToString(), Locale = "en-GB", ColorScheme = theme, ViewportSize = new() { Width = width, Height = width < 600 ? 800 : 860 },
        });
        var page = await context.NewPageAsync();
        return new Visitor(page, App);
    }

    internal async Task<Visitor> OperatorAsync()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        return visitor;
    }
}
