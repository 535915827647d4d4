using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Labels for the printer, and where their codes lead.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed partial class LabelPrintTests(Chromium chromium)
{
    [Fact]
    public async Task Labels_of_marked_devices_get_codes_by_which_the_next_owner_claims_them()
    {
        var lou = await chromium.StockAsync("Label Lane", "lou@label.example", 34000001, 2);
        await lou.GoAsync("/devices/labels?ids=KAM-34000001,KAM-34000002");
        await Assertions.Expect(lou.Page.Locator(".labels .qr")).ToHaveCountAsync(2);
        await lou.ClickAsync("Make new claim codes");
        await lou.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Make new claim codes" }).ClickAsync();
        await Assertions.Expect(lou.Page.Locator("[data-code]")).ToHaveCountAsync(2);
        await lou.PictureAsync("labels");
        var label = await lou.Page.Locator(".qr").First.GetAttributeAsync("aria-label");
        Assert.Matches(Link(), label!); // every code has a text

        await lou.GoAsync("/release?ids=KAM-34000001");
        await lou.ClickAsync("Release");
        await lou.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).ClickAsync();
        await lou.FinishedAsync();
        var next = await chromium.StockAsync("Next Owners", "nia@next.example", 34100001, 1);
        await next.GoAsync(new Uri(label!).AbsolutePath);
        await next.ClickAsync("Claim device");

        await Assertions.Expect(next.Page.GetByText("KAM-34000001 is claimed")).ToBeVisibleAsync();
        Assert.Empty(next.Complaints);
    }

    [Fact]
    public async Task On_paper_stand_the_labels_alone()
    {
        var lou = await chromium.StockAsync("Paper Lane", "lou@paper.example", 34200001, 1);
        await lou.GoAsync("/devices/labels?ids=KAM-34200001");

        await lou.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await lou.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "labels-paper.png") });

        foreach (var other in (string[])[".side", ".bar", ".page-actions", ".no-print"])
            await Assertions.Expect(lou.Page.Locator(other).First).ToBeHiddenAsync();
        await Assertions.Expect(lou.Page.Locator(".labels .qr")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_code_of_a_device_that_is_mine_leads_to_its_page()
    {
        var lou = await chromium.StockAsync("Mine Lane", "lou@mine.example", 34300001, 1);

        await lou.GoAsync("/c/KAM-34300001");

        await Assertions.Expect(lou.Page).ToHaveURLAsync(LeadsHome());
    }

    [GeneratedRegex("^https?://[^/]+/c/KAM-34000001/[A-Z2-9]{26}$")]
    private static partial Regex Link();

    [GeneratedRegex("/devices/KAM-34300001$")]
    private static partial Regex LeadsHome();
}
