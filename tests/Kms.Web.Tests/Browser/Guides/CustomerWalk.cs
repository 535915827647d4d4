using Kms.Silo.Demo;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>docs/guides/customer.md, step by step.</summary>
internal static class CustomerWalk
{
    private const string Mette = "mette.friis@skovvej.example";

    public static async Task FollowAsync(GuideWalk walk)
    {
        var meters = GuideDemo.Spring(400, 8);
        await ShareAsync(walk, meters);
        var mette = await walk.GuestAsync();
        await RegisterAsync(walk, mette);
        await walk.FollowAsync(mette, "Devices");
        await Assertions.Expect(mette.Page.Locator("tbody tr")).ToHaveCountAsync(meters.Length);
        await walk.ShowAsync(mette, "devices");
        await SeeKeyAsync(walk, mette, meters[0]);
        await DownloadAsync(walk, mette, meters);
        await LookAtAccountAsync(walk, mette);
    }

    private static async Task ShareAsync(GuideWalk walk, string[] devices)
    {
        using var reseller = await GuideDemo.CallAsync(walk, DemoAccount.Reseller.Address);
        await reseller.FinishAsync(await reseller.PostAsync("grants", new { devices, email = Mette, purpose = "Reading the building Skovvej 12" }));
    }

    private static async Task RegisterAsync(GuideWalk walk, Visitor mette)
    {
        await walk.RegisterAsync(mette, Mette);
        await walk.OpenAccountAsync(mette, "activate", Mette, "Mette Friis", "register");
    }

    private static async Task SeeKeyAsync(GuideWalk walk, Visitor mette, string meter)
    {
        await walk.FollowAsync(mette, meter);
        await mette.ClickAsync("Show keys");
        await mette.Page.Locator("dialog[open] input").FillAsync("Setting up our reading system");
        await walk.ShowAsync(mette, "ask");
        await mette.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await Assertions.Expect(mette.Page.Locator("[data-released]")).ToHaveCountAsync(1);
        await Assertions.Expect(mette.Page.GetByText("Hides in")).ToBeVisibleAsync();
        await mette.Page.Locator("#keys").ScrollIntoViewIfNeededAsync();
        await walk.ShowAsync(mette, "key");
        await mette.ClickAsync("Hide now");
    }

    private static async Task DownloadAsync(GuideWalk walk, Visitor mette, string[] meters)
    {
        await walk.FollowAsync(mette, "Devices");
        foreach (var meter in meters[..3]) await mette.Page.GetByLabel($"Select {meter}").CheckAsync();
        await Assertions.Expect(mette.Page.GetByText("3 selected")).ToBeVisibleAsync();
        await walk.LookAsync(mette);
        await walk.FollowAsync(mette, "Download keys", "Download list");
        await mette.FillAsync("Why do you need them?", "Setting up our reading system");
        await mette.ClickAsync("Download keys (3)");
        await mette.FinishedAsync();
        await Assertions.Expect(mette.Page.GetByText("Save the file")).ToBeVisibleAsync();
        await walk.ShowAsync(mette, "file");
    }

    private static async Task LookAtAccountAsync(GuideWalk walk, Visitor mette)
    {
        await (await walk.GuestAsync(phone: true)).SignInAsync(Mette, GuideDemo.Password);
        await mette.Page.Locator(".bar .avatar").ClickAsync();
        await walk.LookAsync(mette);
        await walk.FollowAsync(mette, "Sessions");
        await walk.ShowAsync(mette, "sessions");
    }
}
