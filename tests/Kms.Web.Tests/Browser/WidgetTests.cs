using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The calendar behind our date box: inside dialogs, by keyboard, under the policy of security headers.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed partial class WidgetTests(Chromium chromium)
{
    [Fact]
    public async Task A_day_is_chosen_in_a_dialog_by_keyboard()
    {
        var op = await chromium.OperatorAsync();
        var box = await OpenTokenDialogAsync(op);
        await op.Page.Locator("dialog[open] .date-box button").FocusAsync();

        await op.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(op.Page.Locator(".rz-calendar td:focus")).ToHaveCountAsync(1);
        await op.Page.Keyboard.PressAsync("ArrowDown");
        await op.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(box).ToHaveValueAsync(Day());
        await Assertions.Expect(op.Page.Locator(".calendar:popover-open")).ToHaveCountAsync(0);
        Assert.Empty(op.Complaints);
    }

    [Fact]
    public async Task What_is_no_date_is_not_taken_for_an_empty_one()
    {
        var op = await chromium.OperatorAsync();
        var box = await OpenTokenDialogAsync(op);
        await op.FillAsync("Name", "Meter reader");

        await box.FillAsync("31/31/2026");
        await box.BlurAsync();
        await op.ClickAsync("Create token");

        await Assertions.Expect(op.Page.GetByText("Write the date like 31/12/2030.", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.Locator("[data-secret]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Pages_use_our_parts_and_never_the_library_behind_them()
    {
        var pages = Path.Combine(TextsTests.Web, "Pages");

        foreach (var file in Directory.GetFiles(pages, "*.*", SearchOption.AllDirectories))
            Assert.DoesNotContain("Radzen", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private static async Task<ILocator> OpenTokenDialogAsync(Visitor op)
    {
        await op.GoAsync("/account/tokens");
        await op.Page.GetByRole(AriaRole.Button, new() { Name = "New API token" }).First.ClickAsync();
        return op.Page.Locator("dialog[open] .date-box input");
    }

    [GeneratedRegex(@"^\d\d/\d\d/20\d\d$")]
    private static partial Regex Day();
}
