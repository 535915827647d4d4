using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What holds for every page: it works with a screen reader, by keyboard and with the extracted client script.</summary>
[Collection(LookTests.Name), NoComplaints]
public sealed class PageTests(Chromium chromium)
{
    private static readonly string[] s_open = ["/sign-in", "/register", "/forgot", "/activate?token=x", "/setup", "/terms", "/error/404",
        "/certificates/enrol?token=x", "/certificates/enrolled", "/certificates/renew", "/certificates/authority", "/certificates/directory", "/certificates/terms"];

    private static readonly string[] s_closed =
    [
        "/", "/devices", "/claim", "/claim/many", "/check", "/claim/request", "/claim/batch", "/claim-requests", "/transfers", "/import", "/batches", "/batches/new", "/jobs", "/hygiene", "/audit",
        "/organisations", "/organisations/new", "/members", "/invitations", "/invitations/new", "/invitations/many", "/invitations/documents", "/access-requests", "/mails", "/email-templates", "/email-templates/service.invitation.en", "/grant", "/download", "/revoke",
        "/release", "/rights", "/readers", "/readers/anna@example.com", "/account", "/account/exposure", "/account/sessions", "/account/tokens", "/certificates", "/certificates/all", "/devices/KAM-99999999", "/members/00000000000000000000000000000000/exposure", "/devices/labels", "/settings", "/settings/brand", "/settings/mail", "/settings/certificate-terms",
    ];

    // A frame that runs no scripts never answers what is asked of it. What is asked of the frame itself is a title.
    private const string TakeFrames =
        "() => [...document.querySelectorAll('iframe[sandbox]')].map(frame => { const title = frame.title; frame.remove(); return title; })";

    private const string Settle = """
        async () => {
            const frame = () => new Promise(requestAnimationFrame);
            await frame();
            await frame();
            await Promise.allSettled(document.getAnimations().filter(running => running instanceof CSSTransition).map(running => running.finished));
        }
        """;

    // Rules by which WCAG 2.2 AA can be told from the outside; the one about the size of targets is off unless it is asked for.
    private static AxeRunOptions Rules { get; } = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, Rules = new() { ["target-size"] = new() { Enabled = true } },
    };

    private static bool All { get; } = Environment.GetEnvironmentVariable("KMS_ALL_LOOKS") == "1";

    /// <summary>Each page once in light and once in dark; KMS_ALL_LOOKS=1 for all four languages in both and a picture of each, which takes minutes.</summary>
    public static IEnumerable<object[]> Looks => !All
        ? [[ColorScheme.Light, "en"], [ColorScheme.Dark, "de"]]
        : from theme in new[] { ColorScheme.Light, ColorScheme.Dark } from language in new[] { "en", "da", "fr", "de" } select (object[])[theme, language];

    [Theory, MemberData(nameof(Looks))]
    public async Task No_page_has_an_accessibility_fault(ColorScheme theme, string language)
    {
        var guest = await chromium.VisitAsync(theme);
        await guest.SpeakAsync(language);
        var faults = new List<string>();
        foreach (var path in s_open)
        {
            await guest.Page.GotoAsync(path);
            if (All && language == "en" && theme == ColorScheme.Light) await guest.PictureAsync(NameOf(path));
            faults.AddRange(await CheckAsync(guest, path));
        }
        await guest.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        foreach (var path in s_closed)
        {
            await guest.GoAsync(path);
            if (All && language == "en" && theme == ColorScheme.Light) await guest.PictureAsync(NameOf(path));
            faults.AddRange(await CheckAsync(guest, path));
        }

        Assert.Empty(faults);
        Assert.DoesNotContain(guest.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_click_reaches_the_service_through_the_extracted_script()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/account/tokens");

        await op.Page.GetByRole(AriaRole.Button, new() { Name = "New API token" }).First.ClickAsync();

        await Assertions.Expect(op.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await op.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(op.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_button_waits_until_the_new_password_keeps_all_rules()
    {
        var op = await chromium.OperatorAsync();
        await op.Page.GotoAsync("/password");
        await op.Page.FillAsync("#Current", AppProcess.OperatorPassword);
        await op.Page.FillAsync("#Password", "Short-1");
        await op.Page.FillAsync("#Again", "Short-1");
        await Assertions.Expect(op.Page.Locator("[data-submit]")).ToBeDisabledAsync();

        await op.Page.FillAsync("#Password", "Quiet-Rivers-73");
        await op.Page.FillAsync("#Again", "Quiet-Rivers-73");

        await Assertions.Expect(op.Page.Locator("[data-submit]")).ToBeEnabledAsync();
    }

    private static string NameOf(string path) => $"page{path.Split('?')[0].Replace('/', '-')}";

    internal static async Task<IEnumerable<string>> CheckAsync(Visitor visitor, string path)
    {
        Assert.DoesNotContain("", await visitor.Page.EvaluateAsync<string[]>(TakeFrames));
        return await FaultsAsync(visitor.Page, path);
    }

    /// <summary>What axe finds once colours stand still: one on its way from light to dark has a contrast of its own.</summary>
    internal static async Task<IEnumerable<string>> FaultsAsync(IPage page, string path)
    {
        await page.EvaluateAsync(Settle);
        var result = await page.RunAxe(Rules);
        return result.Violations.Select(fault => $"{path}: {fault.Id} at {string.Join(", ", fault.Nodes.Select(node => node.Html))}");
    }
}
