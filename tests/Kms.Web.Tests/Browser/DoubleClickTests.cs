using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Who clicks twice out of habit does one thing, and never what has just come under the pointer.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class DoubleClickTests(Chromium chromium)
{
    [Fact]
    public async Task A_double_click_on_Next_does_not_assign_what_nobody_has_read()
    {
        var tim = await chromium.StockAsync("Twice Clicked", "tim@clicked.example", 68350001, 1);
        await tim.GoAsync("/grant?ids=KAM-68350001");
        await tim.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).DblClickAsync();
        await tim.FillAsync("Customer’s e-mail address", "hasty@customer.example");

        await tim.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).DblClickAsync(new() { Delay = 300 });

        await Assertions.Expect(tim.Page.GetByText("Read rights for hasty@customer.example")).ToBeVisibleAsync();
        await tim.GoAsync("/devices/KAM-68350001/rights");
        await Assertions.Expect(tim.Page.GetByText("No read rights")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_double_click_makes_one_thing_of_each()
    {
        var tim = await chromium.StockAsync("Twice Made", "tim@made.example", 68360001, 1);
        await tim.GoAsync("/account/tokens");
        await tim.Page.GetByRole(AriaRole.Button, new() { Name = "New API token" }).First.ClickAsync();
        await tim.FillAsync("Name", "Only one");
        await tim.Page.GetByLabel("See devices").CheckAsync();
        await tim.Page.GetByRole(AriaRole.Button, new() { Name = "Create token" }).DblClickAsync();
        await tim.Page.Keyboard.PressAsync("Escape");

        await tim.Page.ReloadAsync();
        await Assertions.Expect(tim.Page.Locator(".lines > li")).ToHaveCountAsync(1);
    }
}
