using Kms.Silo.Demo;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>docs/guides/administrator.md, step by step.</summary>
internal static class AdministratorWalk
{
    private const string Lene = "lene.kjaer@aarhavn.example";

    public static async Task FollowAsync(GuideWalk walk)
    {
        await GuideDemo.InviteAsync(walk, DemoAccount.Utility, Lene, "administrator", "key-manager");
        var lene = await walk.GuestAsync();
        await walk.OpenAccountAsync(lene, "invitation", Lene, "Lene Kjær", "invitation");
        await walk.ShowAsync(lene, "home");
        await InviteAsync(walk, lene);
        await LookAfterUsersAsync(walk, lene);
        await FindPartnersAsync(walk, lene);
        await WriteAsync(walk, lene);
        await DecideAsync(walk, lene);
    }

    private static async Task InviteAsync(GuideWalk walk, Visitor lene)
    {
        await walk.FollowAsync(lene, "Invitations");
        await walk.FollowAsync(lene, "Add invitation");
        await lene.FillAsync("E-mail address", "jonas.berg@aarhavn.example");
        await lene.FillAsync("Name", "Jonas Berg");
        await lene.Page.GetByLabel("Key manager").CheckAsync();
        await walk.LookAsync(lene);
        await lene.ClickAsync("Review");
        await Assertions.Expect(lene.Page.FrameLocator("iframe").GetByText("Hello Jonas Berg")).ToBeVisibleAsync();
        await lene.Page.EvaluateAsync("scrollTo(0, 0)");
        await walk.ShowAsync(lene, "review");
        await lene.ClickAsync("Send");
        await Assertions.Expect(lene.Page.GetByText("is on its way").First).ToBeVisibleAsync();
        await walk.FollowAsync(lene, "Invitations");
        await lene.ClickAsync("Actions for jonas.berg@aarhavn.example");
        await Assertions.Expect(lene.Page.Locator(".menu:popover-open .item", new() { HasText = "Revoke" })).ToBeVisibleAsync();
        await walk.LookAsync(lene);
        await lene.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task LookAfterUsersAsync(GuideWalk walk, Visitor lene)
    {
        await walk.FollowAsync(lene, "Users");
        await walk.FollowAsync(lene, DemoAccount.Auditor.Name);
        await walk.ShowAsync(lene, "user");
    }

    private static async Task FindPartnersAsync(GuideWalk walk, Visitor lene)
    {
        await walk.FollowAsync(lene, "Organisations");
        await walk.FollowAsync(lene, "Aarhavn Forsyning");
        await walk.ShowAsync(lene, "organisation");
    }

    private static async Task WriteAsync(GuideWalk walk, Visitor lene)
    {
        await walk.FollowAsync(lene, "E-mail templates");
        await lene.GoAsync("/email-templates?kind=read-right-granted&language=en");
        await lene.Page.Locator("tbody .main-link").First.ClickAsync();
        await lene.ReadyAsync();
        await lene.ClickAsync("Make a copy");
        await Assertions.Expect(lene.Page.Locator("textarea[data-fields]")).ToHaveCountAsync(1);
        await lene.FillAsync("Subject", "Your meters at Aarhavn Forsyning");
        await Assertions.Expect(lene.Page.Locator("[data-subject]")).ToHaveTextAsync("Your meters at Aarhavn Forsyning");
        await walk.ShowAsync(lene, "template");
        await lene.ClickAsync("Save");
        await Assertions.Expect(lene.Page.GetByText("Template saved.")).ToBeVisibleAsync();
    }

    private static async Task DecideAsync(GuideWalk walk, Visitor lene)
    {
        await walk.FollowAsync(lene, "Settings");
        await lene.FillAsync("Read rights end after (days)", "365");
        await walk.ShowAsync(lene, "settings");
        await lene.ClickAsync("Save");
        await walk.FollowAsync(lene, "Claim requests");
        await walk.FollowAsync(lene, "Transfers");
        await walk.ShowAsync(lene, "transfers");
        await walk.FollowAsync(lene, "Audit trail");
        await walk.ShowAsync(lene, "audit");
    }
}
