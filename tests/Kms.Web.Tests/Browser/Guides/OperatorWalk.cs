using System.Text;
using Kms.Silo.Demo;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>docs/guides/operator.md, step by step.</summary>
internal static class OperatorWalk
{
    private const string Utility = "Søndervig Vandværk";

    public static async Task FollowAsync(GuideWalk walk)
    {
        var olga = await walk.PersonAsync(DemoAccount.Operator.Address);
        await FoundAsync(walk, olga);
        await ImportAsync(walk, olga);
        await NameDeliveryAsync(walk, olga);
        await ApproveAsync(walk, olga);
        await CheckAsync(walk, olga);
    }

    private static async Task FoundAsync(GuideWalk walk, Visitor olga)
    {
        await walk.FollowAsync(olga, "Organisations");
        await walk.FollowAsync(olga, "Add organisation");
        await olga.FillAsync("Name", Utility);
        await olga.Page.GetByLabel("Kind").SelectOptionAsync("Utility");
        await olga.FillAsync("Customer number", "10077");
        await olga.FillAsync("Country", "DK");
        await walk.ShowAsync(olga, "organisation");
        await olga.ClickAsync("Save");
        await Assertions.Expect(olga.Page.GetByRole(AriaRole.Heading, new() { Name = Utility })).ToBeVisibleAsync();

        await walk.FollowAsync(olga, "Invitations");
        await walk.FollowAsync(olga, "Add invitation");
        await olga.FillAsync("E-mail address", "hanne.bro@soendervig.example");
        await olga.SearchOrganisationAsync("Organisation", Utility);
        await walk.ShowAsync(olga, "invite");
        await olga.ClickAsync("Review");
        await Assertions.Expect(olga.Page.Locator("iframe")).ToBeVisibleAsync();
        await walk.LookAsync(olga);
        await olga.ClickAsync("Send");
        await Assertions.Expect(olga.Page.GetByText("is on its way").First).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(GuideWalk walk, Visitor olga)
    {
        await walk.FollowAsync(olga, "Import keys");
        await olga.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "delivery-4711.csv", MimeType = "text/csv", Buffer = GuideDemo.Delivery() });
        await Assertions.Expect(olga.Page.GetByText("delivery-4711.csv")).ToBeVisibleAsync();
        await olga.SearchOrganisationAsync("Deliver to", Utility);
        await walk.LookAsync(olga);
        await olga.ClickAsync("Check first (dry run)");
        await olga.FinishedAsync();
        await Assertions.Expect(olga.Page.GetByText("Row report")).ToBeVisibleAsync();
        await Assertions.Expect(olga.Page.GetByText("Looks right: import now")).ToBeVisibleAsync();
        await walk.ShowAsync(olga, "dry-run");
        await olga.ClickAsync("Looks right: import now");
        await olga.Page.WaitForURLAsync(url => url.Contains("dry=false", StringComparison.Ordinal));
        await olga.FinishedAsync();
    }

    private static async Task NameDeliveryAsync(GuideWalk walk, Visitor olga)
    {
        await walk.FollowAsync(olga, "Batch references");
        await walk.FollowAsync(olga, "Create batch reference");
        await olga.FillAsync("Name", "Delivery 4711");
        await olga.SearchOrganisationAsync("For the organisation", Utility);
        var serials = string.Join(',', Enumerable.Range(84_100_001, 41)) + "\n84100001\n84199999";
        await olga.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "delivery-4711.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(serials) });
        await Assertions.Expect(olga.Page.GetByText("delivery-4711.txt")).ToBeVisibleAsync();
        await olga.FillAsync("Manufacturer code", "KAM");
        await olga.ClickAsync("Preview");
        await Assertions.Expect(olga.Page.GetByText("What is in the files")).ToBeVisibleAsync();
        await olga.Page.GetByText("Files of serial numbers").ScrollIntoViewIfNeededAsync();
        await walk.ShowAsync(olga, "batch");
        await olga.ClickAsync("Save");
        await Assertions.Expect(olga.Page.GetByRole(AriaRole.Heading, new() { Name = "Delivery 4711" })).ToBeVisibleAsync();
    }

    private static async Task ApproveAsync(GuideWalk walk, Visitor olga)
    {
        await walk.FollowAsync(olga, "Access requests");
        await olga.ClickAsync($"Approve: {DemoAccount.Newcomer.Address}");
        await olga.Page.GetByLabel("A new organisation").CheckAsync();
        await walk.ShowAsync(olga, "approve");
        await olga.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(olga.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task CheckAsync(GuideWalk walk, Visitor olga)
    {
        await walk.FollowAsync(olga, "Mail log");
        await walk.ShowAsync(olga, "mails");
        await walk.FollowAsync(olga, "Audit trail");
        await olga.ClickAsync("Verify the chains");
        await Assertions.Expect(olga.Page.GetByText("The trail is whole")).ToBeVisibleAsync();
        await walk.ShowAsync(olga, "audit");
        await walk.FollowAsync(olga, "Settings");
        await walk.ShowAsync(olga, "brand");
    }
}
