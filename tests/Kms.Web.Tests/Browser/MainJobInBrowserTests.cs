using Kms.Web.Tests.Api;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The main job of the service, by clicks: import, claim, batch reference, grant, register, see the key, audit.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class MainJobInBrowserTests(Chromium chromium)
{
    private const string Password = "Quiet-Rivers-73";

    [Fact]
    public async Task Keys_go_from_the_factory_file_to_the_customer_by_clicks()
    {
        var op = await chromium.OperatorAsync();
        await AddOrganisationAsync(op, "Rho Resale");
        await InviteAsync(op, "Rho Resale", "rita@rho.example");
        await ImportAsync(op);
        var rita = await chromium.VisitAsync();
        await rita.ArriveAsync("invitation", "rita@rho.example", Password);

        await ClaimOneAsync(rita);
        await NameDeliveryAsync(op);
        await ClaimDeliveryAsync(rita);
        await GrantAsync(rita, "carl@customer.example");
        var carl = await chromium.VisitAsync();
        await RegisterAsync(carl, "carl@customer.example");
        await SeeKeyAsync(carl);

        await rita.GoAsync("/audit");
        await Assertions.Expect(rita.Page.GetByText("Read right assigned").First).ToBeVisibleAsync();
        await rita.PictureAsync("audit");
        Assert.Empty(op.Complaints.Concat(rita.Complaints).Concat(carl.Complaints));
    }

    private static async Task AddOrganisationAsync(Visitor op, string name)
    {
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", name);
        await op.Page.GetByLabel("Kind").SelectOptionAsync("Reseller");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
    }

    private static async Task InviteAsync(Visitor op, string organisation, string email)
    {
        await op.GoAsync("/invitations/new");
        await op.FillAsync("E-mail address", email);
        await op.SearchOrganisationAsync("Organisation", organisation);
        await op.ClickAsync("Review");
        await op.PictureAsync("invitation-review");
        await op.ClickAsync("Send");
        await Assertions.Expect(op.Page.GetByText("is on its way").First).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(Visitor op)
    {
        await op.GoAsync("/import");
        await op.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "keys.csv", MimeType = "text/csv", Buffer = KeyFiles.List("KAM", 30000001, 12) });
        await Assertions.Expect(op.Page.GetByText("keys.csv")).ToBeVisibleAsync();
        await op.SearchOrganisationAsync("Deliver to", "Rho Resale");
        await op.ClickAsync("Check first (dry run)");
        await op.FinishedAsync();
        await op.PictureAsync("import-dry-run");
        await op.ClickAsync("Looks right: import now");
        await op.Page.WaitForURLAsync(url => url.Contains("dry=false", StringComparison.Ordinal));
        await op.FinishedAsync();
    }

    private static async Task ClaimOneAsync(Visitor rita)
    {
        await rita.GoAsync("/claim");
        await rita.FillAsync("Serial number or DevEUI", "30000001");
        await rita.FillAsync("Code", "42/99");
        await rita.ClickAsync("Claim device");
        await Assertions.Expect(rita.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be claimed");
        await rita.FillAsync("Code", "42/24");
        await rita.ClickAsync("Claim device");
        await Assertions.Expect(rita.Page.GetByText("KAM-30000001 is claimed")).ToBeVisibleAsync();
    }

    private static async Task NameDeliveryAsync(Visitor op)
    {
        await op.GoAsync("/batches/new");
        await op.FillAsync("Name", "Delivery 4711");
        var serials = System.Text.Encoding.UTF8.GetBytes("30000002,30000003;30000004\nxx\n99999999");
        await op.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "delivery.txt", MimeType = "text/plain", Buffer = serials });
        await Assertions.Expect(op.Page.GetByText("delivery.txt")).ToBeVisibleAsync();
        await op.FillAsync("Manufacturer code", "KAM");
        await op.SearchOrganisationAsync("For the organisation", "Rho Resale");
        await op.ClickAsync("Preview");
        await Assertions.Expect(op.Page.GetByText("What is in the files")).ToBeVisibleAsync();
        await op.PictureAsync("batch-preview");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.GetByRole(AriaRole.Heading, new() { Name = "Delivery 4711" })).ToBeVisibleAsync();
    }

    private static async Task ClaimDeliveryAsync(Visitor rita)
    {
        await rita.GoAsync("/claim/batch");
        await rita.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await rita.ClickAsync("Claim all of this delivery");
        await rita.FinishedAsync();
    }

    private static async Task GrantAsync(Visitor rita, string email)
    {
        await rita.GoAsync("/devices?claim=claimed");
        await rita.Page.GetByLabel("Select KAM-30000001", new() { Exact = true }).ClickAsync();
        await rita.Page.GetByLabel("Select KAM-30000003", new() { Exact = true }).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(rita.Page.GetByText("3 selected")).ToBeVisibleAsync();
        await rita.PictureAsync("devices");
        await rita.FollowAsync("Assign read right");
        await rita.ClickAsync("Next");
        await rita.FillAsync("Customer’s e-mail address", email);
        await rita.FillAsync("Purpose", "Billing");
        await rita.PictureAsync("grant");
        await rita.ClickAsync("Next");
        await rita.ClickAsync("Assign");
        await rita.FinishedAsync();
    }

    private static async Task RegisterAsync(Visitor carl, string email)
    {
        await carl.Page.GotoAsync("/register");
        await carl.Page.FillAsync("#Email", email);
        await carl.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(carl.Page.GetByText("Look in your mail")).ToBeVisibleAsync();
        await carl.ArriveAsync("activate", email, Password);
        await carl.PictureAsync("home");
    }

    private static async Task SeeKeyAsync(Visitor carl)
    {
        await carl.GoAsync("/devices");
        await Assertions.Expect(carl.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await carl.GoAsync("/devices/KAM-30000002");
        await carl.PictureAsync("device");
        await carl.ClickAsync("Show keys");
        await carl.FillAsync("Why do you need them?", "Commissioning");
        await carl.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await Assertions.Expect(carl.Page.Locator("[data-released]")).ToHaveCountAsync(1);
        await Assertions.Expect(carl.Page.Locator("[data-value]")).ToHaveCountAsync(0);
        await carl.ClickAsync("Show value");
        await Assertions.Expect(carl.Page.Locator("[data-value]").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^([0-9A-F]{4} ){7}[0-9A-F]{4}$"));
        await Assertions.Expect(carl.Page.GetByText("Hides in")).ToBeVisibleAsync();
        await carl.ClickAsync("Hide now");
        await Assertions.Expect(carl.Page.Locator("[data-value]")).ToHaveCountAsync(0);
    }
}
