using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What is wrong in a form stands beside each field and together above them, in the reader's language; nothing typed is lost.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class FaultSummaryTests(Chromium chromium)
{
    [Fact]
    public async Task Faults_stand_beside_their_fields_and_above_them_with_links_that_focus()
    {
        var op = await chromium.OperatorAsync();
        await op.SpeakAsync("da");
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Navn", "Faults Mended");
        await op.Page.GetByLabel("Art").SelectOptionAsync("Fabrikant");
        await op.FillAsync("Fabrikantkoder", "QQQQQ");
        await op.FillAsync("Land", "D1");
        await op.FillAsync("Kundenummer", "4711");

        await op.ClickAsync("Gem");

        var summary = op.Page.Locator("[data-faults]");
        await Assertions.Expect(summary).ToContainTextAsync("Noget skal rettes");
        Assert.Equal("alert", await summary.GetAttributeAsync("role"));
        Assert.Equal(["Land", "Fabrikantkoder"], await summary.GetByRole(AriaRole.Link).AllInnerTextsAsync());
        await Assertions.Expect(op.Page.Locator(".field .error")).ToHaveCountAsync(2);
        Assert.Equal("4711", await op.Page.GetByLabel("Kundenummer").InputValueAsync());
        await op.PictureAsync("fault-summary");

        await summary.GetByRole(AriaRole.Link, new() { Name = "Land" }).ClickAsync();
        await Assertions.Expect(op.Page.GetByLabel("Land")).ToBeFocusedAsync();
        await op.FillAsync("Land", "DK");
        await op.FillAsync("Fabrikantkoder", "QQQ");
        await op.ClickAsync("Gem");
        await Assertions.Expect(op.Page.GetByRole(AriaRole.Heading, new() { Name = "Faults Mended" })).ToBeVisibleAsync();
        Assert.Empty(op.Complaints);
    }

    [Fact]
    public async Task A_form_within_a_form_is_told_of_once()
    {
        var ask = await chromium.StockAsync("Faults Within", "fia@faults.example", 66800001, 1);

        await ask.GoAsync("/grant?ids=KAM-66800001&step=1");
        await ask.FillAsync("Customer’s e-mail address", "nobody");
        await ask.ClickAsync("Next");

        await Assertions.Expect(ask.Page.Locator("[data-faults]")).ToHaveCountAsync(1);
        await Assertions.Expect(ask.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);
    }
}
