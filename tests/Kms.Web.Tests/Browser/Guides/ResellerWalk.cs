using Kms.Silo.Demo;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>docs/guides/reseller.md, step by step.</summary>
internal static class ResellerWalk
{
    private const string Newcomer = "pia.holst@nordkyst.example";

    public static async Task FollowAsync(GuideWalk walk)
    {
        await RegisterAsync(walk, await walk.GuestAsync());
        var rita = await walk.PersonAsync(DemoAccount.Reseller.Address);
        await ClaimAsync(walk, rita);
        await FindAsync(walk, rita);
        await GrantAsync(walk, rita);
        await SeeReadersAsync(walk, rita);
        await DownloadAsync(walk, rita);
    }

    private static async Task RegisterAsync(GuideWalk walk, Visitor pia)
    {
        await walk.RegisterAsync(pia, Newcomer);
        await walk.OpenAccountAsync(pia, "activate", Newcomer, "Pia Holst", "register");

        await walk.FollowAsync(pia, "Access requests");
        await pia.FillAsync("Organisation", "Nordkyst VVS");
        await pia.FillAsync("Customer number", "30112");
        await pia.FillAsync("Message", "We mount and read meters for housing associations along the coast.");
        await walk.ShowAsync(pia, "access");
        await pia.ClickAsync("Send request");
        await Assertions.Expect(pia.Page.GetByText("waiting for")).ToBeVisibleAsync();
    }

    private static async Task ClaimAsync(GuideWalk walk, Visitor rita)
    {
        await walk.FollowAsync(rita, "Claim devices");
        await walk.FollowAsync(rita, "By batch reference", "Claim devices");
        await rita.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Allocators 7") }).CheckAsync();
        await walk.ShowAsync(rita, "claim");
        await rita.ClickAsync("Claim all of this delivery");
        await rita.FinishedAsync();
        await Assertions.Expect(rita.Page.GetByText("To the devices")).ToBeVisibleAsync();
    }

    private static async Task FindAsync(GuideWalk walk, Visitor rita)
    {
        await walk.FollowAsync(rita, "Devices");
        await rita.Page.Locator(".pills").GetByRole(AriaRole.Button, new() { Name = "Batch reference" }).ClickAsync();
        await rita.Page.Locator(".menu:popover-open .item", new() { HasText = "Spring order" }).ClickAsync();
        await Assertions.Expect(rita.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("batch="));
        await Assertions.Expect(rita.Page.GetByText("Spring order").First).ToBeVisibleAsync();
        await Assertions.Expect(rita.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await walk.ShowAsync(rita, "devices");
    }

    private static async Task GrantAsync(GuideWalk walk, Visitor rita)
    {
        var meters = GuideDemo.Spring(2, 3);
        await rita.Page.GetByLabel($"Select {meters[0]}").ClickAsync();
        await rita.Page.GetByLabel($"Select {meters[^1]}").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(rita.Page.GetByText("3 selected")).ToBeVisibleAsync();
        await walk.ShowAsync(rita, "mark");
        await rita.FollowAsync("Assign read right");
        await Assertions.Expect(rita.Page.GetByText("Devices: 3")).ToBeVisibleAsync();
        await walk.LookAsync(rita);
        await rita.ClickAsync("Next");
        await rita.FillAsync("Customer’s e-mail address", "anna.lind@havnegade.example");
        await rita.FillAsync("Purpose", "Reading the building Havnegade 4");
        await rita.FillAsync("Until", "31/12/2030");
        await walk.ShowAsync(rita, "who");
        await rita.ClickAsync("Next");
        await Assertions.Expect(rita.Page.GetByText("Read rights for anna.lind@havnegade.example")).ToBeVisibleAsync();
        await walk.LookAsync(rita);
        await rita.ClickAsync("Assign");
        await rita.FinishedAsync();
        await Assertions.Expect(rita.Page.GetByText("Undo: revoke what was assigned")).ToBeVisibleAsync();
        await walk.ShowAsync(rita, "result");
    }

    private static async Task SeeReadersAsync(GuideWalk walk, Visitor rita)
    {
        await walk.FollowAsync(rita, "Who reads what");
        await rita.FollowAsync(DemoAccount.Customer.Address);
        await Assertions.Expect(rita.Page.Locator("tbody tr")).ToHaveCountAsync(40);
        await rita.Page.Locator("tbody input").First.CheckAsync();
        await Assertions.Expect(rita.Page.GetByText("1 selected")).ToBeVisibleAsync();
        await walk.ShowAsync(rita, "reader");
    }

    private static async Task DownloadAsync(GuideWalk walk, Visitor rita)
    {
        await rita.GoAsync($"/download?ids={string.Join(',', GuideDemo.Spring(2, 8))},DME-64099999");
        await Assertions.Expect(rita.Page.GetByText("Unknown, or not yours")).ToBeVisibleAsync();
        await walk.LookAsync(rita);
        await rita.Page.GetByText("Format", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await walk.ShowAsync(rita, "download");
    }
}
