using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The filter bar: suggestions that never stop anybody typing, filters kept under a name, every state in the address.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class DeviceFilterTests(Chromium chromium)
{
    [Fact]
    public async Task A_filter_is_kept_under_a_name_and_comes_back_in_another_browser()
    {
        var fay = await chromium.StockAsync("Filter Friends", "fay@filter.example", 33000001, 12);
        await fay.GoAsync("/devices?q=3300001&sort=label&desc=true");
        await OpenAsync(fay, "Saved filters");
        await fay.ClickAsync("Save this filter");
        await fay.ClickAsync("Save");
        await Assertions.Expect(fay.Page.GetByText("Give the filter a name.")).ToBeVisibleAsync();
        await fay.FillAsync("Name", "The last ones");
        await fay.ClickAsync("Save");
        await Assertions.Expect(fay.Page.Locator(".pill.set", new() { HasText = "The last ones" })).ToBeVisibleAsync();

        var again = await chromium.VisitAsync();
        await again.SignInAsync("fay@filter.example", Stock.Password);
        await again.GoAsync("/devices");
        await OpenAsync(again, "Saved filters");
        await again.PictureAsync("saved-filters");
        await again.FollowAsync("The last ones");

        await Assertions.Expect(again.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=3300001.*sort=label.*desc=true"));
        await Assertions.Expect(again.Page.Locator("tbody tr")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_deleted_filter_is_brought_back_by_undo()
    {
        var fay = await chromium.StockAsync("Undo Union", "fay@undo.example", 33100001, 1);
        await fay.GoAsync("/devices?q=331");
        await OpenAsync(fay, "Saved filters");
        await fay.ClickAsync("Save this filter");
        await fay.FillAsync("Name", "Mine");
        await fay.ClickAsync("Save");
        await OpenAsync(fay, "Saved filters");
        await fay.ClickAsync("Manage saved filters");

        await fay.ClickAsync("Delete Mine");
        await Assertions.Expect(fay.Page.GetByText("“Mine” was deleted.")).ToBeVisibleAsync();
        await fay.ClickAsync("Undo");

        await Assertions.Expect(fay.Page.GetByRole(AriaRole.Button, new() { Name = "Delete Mine" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_one_person_may_read_is_found_by_the_address_and_Enter_takes_the_first_suggestion()
    {
        var fay = await chromium.StockAsync("Reader Row", "fay@readers.example", 33200001, 4);
        await fay.GoAsync("/grant?ids=KAM-33200002");
        await fay.ClickAsync("Next");
        await fay.FillAsync("Customer’s e-mail address", "carl@customer.example");
        await fay.ClickAsync("Next");
        await fay.ClickAsync("Assign");
        await fay.FinishedAsync();

        await fay.GoAsync("/devices");
        await OpenAsync(fay, "Who may read");
        await Assertions.Expect(fay.Page.Locator(".menu:popover-open input")).ToBeFocusedAsync(); // no person types faster
        await fay.Page.Keyboard.TypeAsync("carl@cust");
        await fay.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(fay.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reader=carl"));
        await Assertions.Expect(fay.Page.Locator("tbody .main-link")).ToHaveTextAsync(["KAM-33200002"]);
        await Assertions.Expect(fay.Page.Locator(".menu:popover-open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Marked_devices_are_marked_after_a_lost_connection_and_not_under_another_filter()
    {
        var fay = await chromium.StockAsync("Marked Mile", "fay@marked.example", 33300001, 5);
        await fay.GoAsync("/devices?q=333");
        foreach (var row in (string[])["KAM-33300002", "KAM-33300004"]) await fay.Page.GetByLabel($"Select {row}").CheckAsync();
        await Assertions.Expect(fay.Page.GetByText("2 selected")).ToBeVisibleAsync();

        await fay.Page.ReloadAsync();
        await Assertions.Expect(fay.Page.GetByText("2 selected")).ToBeVisibleAsync();
        await Assertions.Expect(fay.Page.GetByLabel("Select KAM-33300004")).ToBeCheckedAsync();

        await fay.GoAsync("/devices?q=3330000");
        await Assertions.Expect(fay.Page.GetByText("selected")).ToHaveCountAsync(0);
    }

    private static Task OpenAsync(Visitor visitor, string menu) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).ClickAsync();
}
