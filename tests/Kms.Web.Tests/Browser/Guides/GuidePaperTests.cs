using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>The guides on paper, for people who have them beside the keyboard; <c>docs/guides/print.sh</c> runs this.</summary>
public sealed partial class GuidePaperTests
{
    private const int MostPages = 12;

    // What would be cut off at the edge, and what of Markdown was left standing.
    private const string Faults = """
        () => [...[...document.images].filter(image => !image.complete || image.naturalWidth === 0 || image.getBoundingClientRect().right > innerWidth).map(image => image.alt),
            ...(document.body.innerText.match(/\*\*|!\[|\]\(|^#|^\|/gm) ?? [])]
        """;

    [Fact]
    public async Task Each_guide_is_a_file_that_can_be_printed()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Screenshots.Folder)!, "guides")).FullName; // a folder of artifacts
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync();

        foreach (var guide in Guide.Names.Select(Guide.Read))
        {
            await page.SetContentAsync(GuidePaper.Write(guide));
            Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
            Assert.Equal(guide.Named.Count, await page.Locator("figure img").CountAsync());
            var paper = await page.PdfAsync(new() { Path = Path.Combine(folder, $"{guide.Name}.pdf"), PreferCSSPageSize = true, PrintBackground = true });
            Assert.InRange(Sheet().Count(Encoding.Latin1.GetString(paper)), 2, MostPages);
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
