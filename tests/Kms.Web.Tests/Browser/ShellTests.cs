using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What stands around every page stays where people look for it, in small windows too.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ShellTests(Chromium chromium)
{
    private const string IsInside = "menu => { const box = menu.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }";

    [Fact]
    public async Task The_main_menu_stays_beside_a_long_page()
    {
        var op = await chromium.OperatorAsync();
        await op.Page.SetViewportSizeAsync(1100, 600);
        await op.GoAsync("/organisations/new");

        await op.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");

        Assert.True(await op.Page.EvaluateAsync<double>("scrollY") > 50);
        await Assertions.Expect(op.Page.Locator("aside .brand")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_drop_down_at_the_lower_edge_stays_inside_the_window_while_it_fills()
    {
        using (var chief = await CrashClient.SignInAsync(chromium.App, AppProcess.OperatorEmail, AppProcess.OperatorPassword))
        {
            foreach (var number in Enumerable.Range(1, 12))
                await chief.PostAsync("organisations", new { name = $"Edge Works {number}", kind = "utility", country = "DK", locale = "en" });
        }
        var op = await chromium.OperatorAsync();
        await op.Page.SetViewportSizeAsync(1100, 620);
        await op.GoAsync("/import");

        await op.Page.Locator(".pick-button").ScrollIntoViewIfNeededAsync();
        await op.Page.Locator(".pick-button").ClickAsync();
        await Assertions.Expect(op.Page.Locator(".menu:popover-open .item").Nth(10)).ToBeAttachedAsync();

        Assert.True(await op.Page.Locator(".menu:popover-open").EvaluateAsync<bool>(IsInside));
        await op.Page.Locator(".menu:popover-open .item", new() { HasText = "Edge Works" }).Last.ClickAsync();
        await Assertions.Expect(op.Page.Locator(".pick-button")).ToContainTextAsync("Edge Works");
    }

    [Fact]
    public async Task The_next_step_is_shown_from_its_beginning()
    {
        var sue = await chromium.StockAsync("Shell Steps", "sue@shell.example", 68370001, 1);
        await sue.Page.SetViewportSizeAsync(1100, 600);
        await sue.GoAsync("/invitations/new");
        await sue.FillAsync("E-mail address", "guest@shell.example");

        await sue.ClickAsync("Review");

        await Assertions.Expect(sue.Page.GetByText("Check the data")).ToBeInViewportAsync();
        await Assertions.Expect(sue.Page.Locator(".steps")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task From_the_ways_to_claim_a_tap_leads_to_the_camera()
    {
        var sue = await chromium.StockAsync("Shell Scan", "sue@scan.example", 68380001, 1);
        await sue.GoAsync("/claim");

        await sue.FollowAsync("Scan");

        await Assertions.Expect(sue.Page.GetByRole(AriaRole.Button, new() { Name = "Start the camera" })).ToBeVisibleAsync();
    }
}
