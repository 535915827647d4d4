using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Thousands of devices picked by hand: too many for an address, and still there after a reload.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class SelectionTests(Chromium chromium)
{
    [Fact]
    public async Task Two_thousand_picked_devices_are_granted_after_a_reload()
    {
        var paul = await chromium.StockAsync("Pi Picks", "paul@pi.example", 41000001, 2150);
        await paul.GoAsync("/devices?claim=claimed");
        await PickPagesAsync(paul, 42);
        await Assertions.Expect(paul.Page.GetByText("2,100 selected")).ToBeVisibleAsync();

        await paul.ClickAsync("Assign read right");
        await Assertions.Expect(paul.Page.GetByText("Devices: 2,100")).ToBeVisibleAsync();
        Assert.True(paul.Page.Url.Length < 120, paul.Page.Url);
        await paul.Page.ReloadAsync();
        await Assertions.Expect(paul.Page.GetByText("Devices: 2,100")).ToBeVisibleAsync();

        await paul.ClickAsync("Next");
        await paul.FillAsync("Customer’s e-mail address", "many@customer.example");
        await paul.ClickAsync("Next");
        await paul.ClickAsync("Assign");
        await paul.FinishedAsync();
        await Assertions.Expect(paul.Page.GetByText("2,100 of 2,100")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/grant?picked=0123456789abcdef01234567")]
    [InlineData("/grant?picked=../../x")]
    [InlineData("/download?picked=")]
    public async Task A_mark_that_names_nothing_shows_an_empty_selection(string address)
    {
        var op = await chromium.OperatorAsync();

        await op.GoAsync(address);

        await Assertions.Expect(op.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is selected" })).ToBeVisibleAsync();
    }

    private static async Task PickPagesAsync(Visitor visitor, int pages)
    {
        for (var page = 1; page <= pages; page++)
        {
            var picked = (page * 50).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
            await visitor.Page.GetByLabel("Select this page").CheckAsync();
            await Assertions.Expect(visitor.Page.GetByText($"{picked} selected")).ToBeVisibleAsync();
            if (page == pages) return;
            var first = await visitor.Page.Locator("tbody .main-link").First.TextContentAsync();
            await visitor.ClickAsync("Next");
            await Assertions.Expect(visitor.Page.Locator("tbody .main-link").First).Not.ToHaveTextAsync(first!); // a row has a serial
        }
    }
}
