using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Pages in every language: no accessibility fault, and room for longer words than those of English.</summary>
[Collection(LookTests.Name), NoComplaints]
public sealed class LanguageTests(Chromium chromium)
{
    private static readonly string[] s_main =
        ["/", "/devices", "/devices/KAM-45000001", "/claim", "/audit", "/invitations/new", "/grant?ids=KAM-45000001", "/account/tokens"];

    private static readonly string[] s_others =
        ["/import", "/check", "/batches/new", "/hygiene", "/jobs", "/organisations/new", "/members", "/settings", "/transfers", "/mails", "/email-templates", "/download?ids=KAM-45000001", "/account", "/account/exposure", "/devices/KAM-45000001/exposure", "/account/sessions", "/certificates", "/certificates/all"];

    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("de", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("fr", ColorScheme.Dark)]
    [InlineData("de", ColorScheme.Dark)]
    public async Task No_main_page_has_an_accessibility_fault_in(string language, ColorScheme theme)
    {
        var nora = await NoraAsync();
        await nora.SpeakAsync(language);
        await nora.Page.EmulateMediaAsync(new() { ColorScheme = theme });
        var faults = new List<string>();

        foreach (var path in s_main)
        {
            await nora.GoAsync(path);
            Assert.Equal(language, await nora.Page.GetAttributeAsync("html", "lang"));
            faults.AddRange(await PageTests.FaultsAsync(nora.Page, path));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(1300)]
    [InlineData(360)]
    public async Task Words_longer_by_40_percent_are_neither_cut_off_nor_on_top_of_each_other(int width)
    {
        var nora = await NoraAsync();
        await nora.Page.SetViewportSizeAsync(width, 860);
        var faults = new List<string>();

        foreach (var path in s_main.Concat(s_others))
        {
            await nora.GoAsync(path);
            await nora.Page.EvaluateAsync(Longer.Script);
            faults.AddRange((await nora.Page.EvaluateAsync<string[]>(Longer.Faults)).Select(fault => $"{path}: {fault}"));
        }

        Assert.Empty(faults);
    }

    // One organisation for all of these tests; whoever comes first makes it.
    private async Task<Visitor> NoraAsync()
    {
        var nora = await chromium.VisitAsync();
        if (await nora.KnowsAsync("nora@nu.example", Stock.Password)) return nora;
        return await chromium.StockAsync("Nu Networks", "nora@nu.example", 45000001, 6);
    }
}
