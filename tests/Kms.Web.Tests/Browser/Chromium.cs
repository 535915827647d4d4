using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The service as a process, and a browser. One for all browser tests, which use accounts and devices of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private Browsing? _browsing;

    internal AppProcess App { get; private set; } = null!; // set by InitializeAsync

    public async Task InitializeAsync()
    {
        App = await AppProcess.StartAsync(("Kms__Rates__Door", "1000"), ("Kms__Rates__Account", "10000"));
        _browsing = await Browsing.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browsing is not null) await _browsing.DisposeAsync();
        await App.DisposeAsync();
    }

    internal Browsing Browsing => _browsing!; // set by InitializeAsync

    /// <inheritdoc cref="Browsing.VisitAsync"/>
    internal Task<Visitor> VisitAsync(ColorScheme theme = ColorScheme.Light, int width = 1300) =>
        Browsing.VisitAsync(App, theme, width);

    internal async Task<Visitor> OperatorAsync()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        return visitor;
    }
}
