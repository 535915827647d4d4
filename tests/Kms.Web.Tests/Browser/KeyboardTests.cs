using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The grid and the grant by keyboard alone: no click in here.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task Three_devices_are_found_marked_and_granted_without_a_mouse()
    {
        var kim = await chromium.StockAsync("Kappa Keys", "kim@kappa.example", 42000001, 30);
        await PressAsync(kim, "/");
        await kim.Page.Keyboard.TypeAsync("4200002");
        await PressAsync(kim, "Enter");
        await Assertions.Expect(kim.Page.Locator("tbody tr")).ToHaveCountAsync(10);
        await Assertions.Expect(kim.Page.Locator("h1")).ToBeFocusedAsync(); // as on every new page; then the focus is the person's

        await PressAsync(kim, "/", "ArrowDown", "Space", "Shift+ArrowDown", "Shift+ArrowDown");
        await Assertions.Expect(kim.Page.GetByText("3 selected")).ToBeVisibleAsync();
        await TabToAsync(kim, "Assign read right");
        await PressAsync(kim, "Enter");
        await Assertions.Expect(kim.Page.GetByText("Devices: 3")).ToBeVisibleAsync();
        await TabToAsync(kim, "Next");
        await PressAsync(kim, "Enter");
        await Assertions.Expect(kim.Page.Locator(".steps")).ToBeFocusedAsync();
        await PressAsync(kim, "Tab", "Tab");
        await kim.Page.Keyboard.TypeAsync("keys@customer.example");
        await TabToAsync(kim, "Next");
        await PressAsync(kim, "Enter");
        await TabToAsync(kim, "Assign");
        await PressAsync(kim, "Enter");

        await kim.FinishedAsync();
        await Assertions.Expect(kim.Page.GetByText("3 of 3")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_walk_mark_and_open_the_rows_of_the_grid()
    {
        var lea = await chromium.StockAsync("Lambda Lines", "lea@lambda.example", 43000001, 60);
        await lea.GoAsync("/devices");
        await PressAsync(lea, "/", "ArrowDown");
        await IsOnAsync(lea, "KAM-43000001");
        await PressAsync(lea, "End");
        await IsOnAsync(lea, "KAM-43000050");
        await PressAsync(lea, "Home", "PageDown", "PageUp", "ArrowDown", "ArrowDown", "ArrowUp");
        await IsOnAsync(lea, "KAM-43000002");

        await PressAsync(lea, "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowUp");
        await Assertions.Expect(lea.Page.GetByText("2 selected")).ToBeVisibleAsync();
        Assert.NotEqual("none", await lea.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await PressAsync(lea, "Tab");
        Assert.True(await lea.Page.EvaluateAsync<bool>("!document.activeElement.closest('tbody')"), "Tab leaves the rows at once.");
        await PressAsync(lea, "Shift+Tab", "Enter");

        await Assertions.Expect(lea.Page.GetByRole(AriaRole.Heading, new() { Name = "KAM-43000003", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_menu_of_a_row_is_reached_from_the_row()
    {
        var mia = await chromium.StockAsync("Mu Menus", "mia@mu.example", 44000001, 3);
        await mia.GoAsync("/devices");
        await PressAsync(mia, "/", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "Enter");
        await Assertions.Expect(mia.Page.Locator(".menu:popover-open")).ToHaveCountAsync(1);

        await PressAsync(mia, "Escape", "Escape");

        await Assertions.Expect(mia.Page.Locator(".menu:popover-open")).ToHaveCountAsync(0);
        await IsOnAsync(mia, "KAM-44000001");
    }

    private static async Task PressAsync(Visitor visitor, params string[] keys)
    {
        foreach (var key in keys) await visitor.Page.Keyboard.PressAsync(key);
    }

    private static async Task IsOnAsync(Visitor visitor, string device) =>
        Assert.Contains(device, await visitor.Page.EvaluateAsync<string>("document.activeElement.matches('tr') ? document.activeElement.innerText : ''"), StringComparison.Ordinal);

    // As a person would: Tab until the button or link of this name has the focus.
    private static async Task TabToAsync(Visitor visitor, string name)
    {
        for (var stop = 0; stop < 60; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string>("document.activeElement.innerText.trim()") == name) return;
        }
        Assert.Fail($"Tab does not reach “{name}”.");
    }
}
