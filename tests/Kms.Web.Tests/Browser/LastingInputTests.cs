using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What was typed, pasted or shown stays where it belongs: it is neither lost nor found again somewhere else.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class LastingInputTests(Chromium chromium)
{
    [Fact]
    public async Task Keys_that_are_shown_of_one_device_never_stand_on_the_page_of_another()
    {
        var kim = await chromium.StockAsync("Shown Keys", "kim@shown.example", 31000001, 2);
        await kim.GoAsync("/devices/KAM-31000001");
        await kim.ClickAsync("Show keys");
        await kim.FillAsync("Why do you need them?", "On site");
        await kim.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await kim.ClickAsync("Show value");
        await Assertions.Expect(kim.Page.Locator("[data-value]")).ToHaveCountAsync(1);

        await kim.Page.Locator("[data-search-key]").FillAsync("KAM-31000002");
        await kim.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(kim.Page.Locator("h1")).ToHaveTextAsync("KAM-31000002");
        await Assertions.Expect(kim.Page.Locator("dd", new() { HasTextString = "31000002" })).ToHaveCountAsync(1);
        await Assertions.Expect(kim.Page.Locator("[data-value]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_pauses_after_a_space_keeps_it()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/devices");
        var find = op.Page.Locator(".filterbar .find input");

        await find.PressSequentiallyAsync("flow ");
        await op.Page.WaitForURLAsync("**/devices?q=flow");
        await Assertions.Expect(op.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await find.PressSequentiallyAsync("iq");

        await op.Page.WaitForURLAsync("**/devices?q=flow%20iq");
        await op.Page.GoBackAsync();
        await Assertions.Expect(op.Page).ToHaveURLAsync(new Uri(chromium.App.Address, "/devices").ToString());
        await Assertions.Expect(find).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Thousands_of_lines_can_be_pasted()
    {
        var kim = await chromium.StockAsync("Long Lists", "kim@long.example", 31100001, 1);
        await kim.GoAsync("/claim/many");

        // Typing so much takes the browser half a minute.
        await kim.Page.GetByLabel("One device per line").EvaluateAsync(
            "(box, text) => { box.value = text; box.dispatchEvent(new Event('change', { bubbles: true })); }",
            string.Join('\n', Enumerable.Range(40000000, 4000).Select(serial => $"{serial}/42/24")));

        await Assertions.Expect(kim.Page.GetByText("4000 lines with a device")).ToBeVisibleAsync();
        Assert.Empty(kim.Complaints);
    }

    [Fact]
    public async Task A_label_is_changed_and_not_written_anew()
    {
        var kim = await chromium.StockAsync("Labels", "kim@labels.example", 31200001, 2);
        await LabelAsync(kim, "KAM-31200001", "Cellar");

        await kim.ClickAsync("Set label");
        await Assertions.Expect(kim.Page.Locator("dialog[open] input")).ToHaveValueAsync("Cellar");
        await kim.Page.Locator("dialog[open] input").FillAsync("Attic");
        await kim.Page.Keyboard.PressAsync("Escape");
        await kim.ClickAsync("Set label");

        await Assertions.Expect(kim.Page.Locator("dialog[open] input")).ToHaveValueAsync("Cellar");
    }

    [Fact]
    public async Task A_day_at_the_end_of_time_is_no_date()
    {
        var op = await chromium.OperatorAsync();

        await op.GoAsync("/audit?to=9999-12-31");

        await Assertions.Expect(op.Page.GetByText("Write the date like 31/12/2030.", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.GetByText("Something went wrong")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_organisation_that_is_already_chosen_is_named()
    {
        var kim = await chromium.StockAsync("Only One Ltd", "kim@only.example", 31300001, 1);

        await kim.GoAsync("/invitations/new");

        await Assertions.Expect(kim.Page.Locator(".pick-button")).ToContainTextAsync("Only One Ltd");
    }

    private static async Task LabelAsync(Visitor visitor, string device, string label)
    {
        await visitor.GoAsync($"/devices/{device}");
        await visitor.ClickAsync("Set label");
        await visitor.Page.Locator("dialog[open] input").FillAsync(label);
        await visitor.Page.Locator("dialog[open] input").BlurAsync();
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".lead")).ToContainTextAsync(label);
    }
}
