using Kms.Silo.Demo;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>docs/guides/installer.md, step by step, on a phone.</summary>
internal static class InstallerWalk
{
    private const string Ivar = "ivar.lund@aarhavn.example";
    private const string Code = "07/23";

    public static async Task FollowAsync(GuideWalk walk)
    {
        await GuideDemo.InviteAsync(walk, DemoAccount.Utility, Ivar, "key-manager");
        await (await walk.GuestAsync(phone: true)).ArriveAsync("invitation", Ivar, GuideDemo.Password);
        var ivar = await walk.PersonAsync(Ivar, phone: true);
        var meters = GuideDemo.Meters("Water 2023-4", 10, 6).ToArray();
        await OpenAsync(walk, ivar);
        await ScanAsync(walk, ivar, meters);
        await AskAsync(walk, ivar, meters[5]);
        await NameAsync(walk, ivar, meters[0]);
    }

    private static async Task OpenAsync(GuideWalk walk, Visitor ivar)
    {
        await ivar.ClickAsync("Main menu");
        await walk.LookAsync(ivar);
        await walk.FollowAsync(ivar, "Claim devices");
        await ivar.FollowAsync("Scan");
        await Assertions.Expect(ivar.Page.GetByText("Nothing yet")).ToBeVisibleAsync();
        await walk.ShowAsync(ivar, "scan");
    }

    private static async Task ScanAsync(GuideWalk walk, Visitor ivar, string[] meters)
    {
        await TypeAsync(ivar, meters[0]);
        await Assertions.Expect(Line(ivar, meters[0])).ToContainTextAsync("Claimed", new() { Timeout = 20_000 });
        await ivar.Page.Locator("[data-list]").ScrollIntoViewIfNeededAsync();
        await walk.ShowAsync(ivar, "claimed");

        await ivar.Page.Context.SetOfflineAsync(true);
        foreach (var meter in meters[1..4]) await TypeAsync(ivar, meter);
        await Assertions.Expect(ivar.Page.GetByText("Devices that wait on this phone: 3")).ToBeVisibleAsync();
        await walk.ShowAsync(ivar, "offline");
        await ivar.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(Line(ivar, meters[3])).ToContainTextAsync("Claimed", new() { Timeout = 20_000 });
    }

    private static async Task AskAsync(GuideWalk walk, Visitor ivar, string meter)
    {
        await ivar.GoAsync("/claim");
        await walk.FollowAsync(ivar, "Without a code", "Claim devices");
        await ivar.FillAsync("Serial number or DevEUI", meter[4..]);
        await ivar.FillAsync("Message", "Havnegade 4, cellar. The label was painted over; delivery note 20231.");
        await walk.ShowAsync(ivar, "request");
        await ivar.ClickAsync("Send request");
        await Assertions.Expect(ivar.Page.GetByText("The request was sent")).ToBeVisibleAsync();
    }

    private static async Task NameAsync(GuideWalk walk, Visitor ivar, string meter)
    {
        await ivar.GoAsync($"/devices/{meter}");
        await ivar.ClickAsync("Set label");
        await ivar.Page.Locator("dialog[open] input").FillAsync("Havnegade 4, cellar");
        await ivar.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(ivar.Page.Locator(".lead")).ToContainTextAsync("Havnegade 4, cellar");
        await walk.ShowAsync(ivar, "label");
    }

    private static async Task TypeAsync(Visitor ivar, string meter)
    {
        await ivar.Page.GetByLabel("Serial number or DevEUI").FillAsync(meter[4..]);
        await ivar.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(Code);
        await ivar.ClickAsync("Add");
    }

    private static ILocator Line(Visitor ivar, string meter) => ivar.Page.Locator("[data-list] li", new() { HasTextString = meter[4..] });
}
