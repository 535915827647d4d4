using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>A person at a browser. Whatever the browser complains about on its console is kept.</summary>
internal sealed class Visitor
{
    // Of the test at hand: others run beside it.
    private static readonly AsyncLocal<ConcurrentQueue<string>?> s_complaints = new();
    private readonly ConcurrentQueue<string>? _heard = s_complaints.Value;
    private readonly AppProcess _app;
    private string[] _excused = [];

    public Visitor(IPage page, AppProcess app)
    {
        (Page, _app) = (page, app);
        page.Console += (_, message) => { if (message.Type == "error") Note(message.Text, IsOwnAnswer(message)); };
        page.PageError += (_, error) => Note(error, expected: false);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>What browsers of this test complained about, but for the answer of a page that it asked for by its address.</summary>
    public static IReadOnlyCollection<string> Heard => s_complaints.Value ?? throw new InvalidOperationException("Nobody listens.");

    /// <summary>From now on, in this test.</summary>
    public static void Listen() => s_complaints.Value = [];

    /// <summary>What browsers say of a service that a test took away, which is no complaint about the page.</summary>
    public const string Away = "net::ERR_";

    /// <summary>From now on these words are what the test brings about on purpose.</summary>
    public void Excuse(params string[] words) => _excused = words;

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#Email", email);
        await Page.FillAsync("#Password", password);
        await Page.ClickAsync("button[type=submit]");
        await ReadyAsync();
    }

    /// <summary>Signs in when there is such an account.</summary>
    public async Task<bool> KnowsAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#Email", email);
        await Page.FillAsync("#Password", password);
        await Page.ClickAsync("button[type=submit]");
        await Page.Locator("[data-live], [role=alert]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return !Page.Url.Contains("/sign-in", StringComparison.Ordinal);
    }

    /// <summary>Pages come in this language from now on.</summary>
    public Task SpeakAsync(string language) => Page.Context.AddCookiesAsync(
        [new() { Name = "kms-language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = _app.Address.ToString() }]);

    /// <summary>From the mail's link to the home page.</summary>
    public async Task ArriveAsync(string page, string email, string password)
    {
        await Page.GotoAsync($"/{page}?token={await Outbox.TokenAsync(_app, email)}");
        await Page.FillAsync("#Password", password);
        await Page.FillAsync("#Again", password);
        await Page.CheckAsync("[name=Terms]");
        await Page.ClickAsync("[data-submit]");
        await ReadyAsync();
    }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>The page is live and has fetched what it shows.</summary>
    public async Task ReadyAsync()
    {
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(Page.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public async Task FillAsync(string label, string text)
    {
        var field = Page.GetByLabel(label).First;
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    public async Task SearchOrganisationAsync(string label, string name)
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{label}") }).ClickAsync();
        // Of many organisations only the first ones are offered before somebody types.
        await Page.Locator(".menu:popover-open input").FillAsync(name);
        await Page.Locator(".menu:popover-open .item", new() { HasText = name }).First.ClickAsync();
    }

    public async Task FinishedAsync() =>
        await Page.Locator("[data-job=Done]").WaitForAsync(new() { Timeout = 60_000 });

    /// <summary>Light, dark and phone width, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        foreach (var (look, theme, width) in new[] { ("light", ColorScheme.Light, 1300), ("dark", ColorScheme.Dark, 1300), ("phone", ColorScheme.Light, 360) })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Page.SetViewportSizeAsync(width, 860);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"{name}-{look}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
        await Page.SetViewportSizeAsync(1300, 860);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    // A page that is not found is one of the pages that are looked at.
    private bool IsOwnAnswer(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url, StringComparison.Ordinal);

    private void Note(string text, bool expected)
    {
        Complaints.Add($"{Page.Url}: {text}");
        if (!expected && !_excused.Any(word => text.Contains(word, StringComparison.Ordinal))) _heard?.Enqueue($"{Page.Url}: {text}");
    }
}
