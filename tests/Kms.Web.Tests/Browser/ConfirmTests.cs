using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What takes something away asks first, and a no leaves everything as it was.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ConfirmTests(Chromium chromium)
{
    [Fact]
    public async Task Taking_an_offer_back_asks_first()
    {
        var cora = await chromium.StockAsync("Chi Confirms", "cora@chi.example", 64500001, 1);
        await OfferAsync(chromium.App, "cora@chi.example", "KAM-64500001");
        await cora.GoAsync("/transfers");

        await cora.ClickAsync("Take back");
        await Dialog(cora).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(Dialog(cora)).ToHaveCountAsync(0);
        await cora.ClickAsync("Take back");
        await Dialog(cora).GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();

        await cora.FinishedAsync();
    }

    [Fact]
    public async Task Declining_a_proposed_member_asks_first()
    {
        var cyril = await chromium.StockAsync("Psi Confirms", "cyril@psi.example", 64500002, 1);
        await ProposeAsync(chromium.App, "cyril@psi.example");
        await cyril.GoAsync("/members");
        var decline = cyril.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Decline: ") });

        await decline.ClickAsync();
        await Dialog(cyril).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(Dialog(cyril)).ToHaveCountAsync(0);
        await Assertions.Expect(decline).ToBeVisibleAsync();
        await decline.ClickAsync();
        await Dialog(cyril).GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();

        await Assertions.Expect(decline).ToHaveCountAsync(0);
    }

    private static ILocator Dialog(Visitor visitor) => visitor.Page.Locator("dialog[open]");

    private static async Task OfferAsync(AppProcess app, string email, string device)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        using var manager = await CrashClient.SignInAsync(app, email, Stock.Password);
        var partner = (await chief.PostAsync("organisations", new { name = "Chi Partner", kind = "utility", country = "DK", locale = "en" }))["id"]!.GetValue<string>();
        await manager.PostAsync($"organisations/{await OwnAsync(manager)}/partners", new { partnerId = partner });
        await manager.FinishAsync(await manager.PostAsync("transfers", new { devices = (string[])[device], organisationId = partner }));
    }

    // The operator makes a person who has an account KeyManager, which the administrator is to confirm.
    private static async Task ProposeAsync(AppProcess app, string email)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        using var manager = await CrashClient.SignInAsync(app, email, Stock.Password);
        using var guest = new CrashClient(app.Client());
        await guest.PostAsync("registrations", new { email = "proposed@psi.example" });
        await guest.PostAsync("registrations/activate", new { token = await Outbox.TokenAsync(app, "proposed@psi.example"), password = Stock.Password });
        await chief.PostAsync($"organisations/{await OwnAsync(manager)}/members", new { email = "proposed@psi.example", role = "KeyManager" });
    }

    private static async Task<string> OwnAsync(CrashClient manager) => (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
}
