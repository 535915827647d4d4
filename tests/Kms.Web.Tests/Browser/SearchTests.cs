using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The box in the top bar: one question to everything that has a name or a number, by keyboard alone.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class SearchTests(Chromium chromium)
{
    [Fact]
    public async Task Devices_people_and_organisations_are_found_side_by_side_and_opened_by_keyboard()
    {
        var sam = await chromium.StockAsync("Searchlight Sales", "sam@searchlight.example", 32000001, 3);
        await sam.Page.Keyboard.PressAsync("Control+k");
        await sam.Page.Keyboard.TypeAsync("3200000");
        await Assertions.Expect(Hits(sam)).ToHaveCountAsync(3);
        await sam.PictureAsync("search");

        await sam.Page.Keyboard.PressAsync("ArrowDown");
        await sam.Page.Keyboard.PressAsync("ArrowDown");
        await sam.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sam.Page.Locator("h1")).ToHaveTextAsync("KAM-32000002");
        await Assertions.Expect(Box(sam)).ToHaveValueAsync("");

        await TypeAsync(sam, "searchlight");
        await Assertions.Expect(Hits(sam).Filter(new() { HasText = "Searchlight Sales" })).ToHaveCountAsync(1);
        await TypeAsync(sam, "sam@searchlight.example");
        await Assertions.Expect(sam.Page.GetByRole(AriaRole.Group, new() { Name = "Users" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Hits(sam).Filter(new() { HasText = "may read" }).ClickAsync();
        await Assertions.Expect(sam.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/devices\\?reader=sam"));
        Assert.Empty(sam.Complaints);
    }

    [Fact]
    public async Task What_is_not_found_is_said_and_Escape_empties_the_box()
    {
        var op = await chromium.OperatorAsync();
        await TypeAsync(op, "nothing-is-called-this");
        await Assertions.Expect(op.Page.GetByText("Nothing found for “nothing-is-called-this”")).ToBeVisibleAsync();

        await TypeAsync(op, "KAM-");
        await op.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(Box(op)).ToHaveValueAsync("");
        await Assertions.Expect(op.Page.Locator("#search-hits")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_stranger_finds_nothing_of_an_organisation()
    {
        var owner = await chromium.StockAsync("Hidden Harbour", "hanna@hidden.example", 32100001, 2);
        var stranger = await chromium.StockAsync("Curious Co", "carl@curious.example", 32200001, 1);
        foreach (var text in (string[])["32100001", "KAM-32100001", "Hidden", "hanna@hidden"])
        {
            await TypeAsync(owner, text);
            await Assertions.Expect(Hits(owner).First).ToBeVisibleAsync();
            await TypeAsync(stranger, text);
            await Assertions.Expect(stranger.Page.GetByText("Nothing found for")).ToBeVisibleAsync();
        }
    }

    private static ILocator Box(Visitor visitor) => visitor.Page.Locator("[data-search-key]");

    private static ILocator Hits(Visitor visitor) => visitor.Page.Locator("#search-hits [role=option]");

    private static async Task TypeAsync(Visitor visitor, string text)
    {
        await Box(visitor).FillAsync("");
        await Box(visitor).FillAsync(text);
    }
}
