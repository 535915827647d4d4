using System.Text;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Queues that are longer than a page go on below.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class LongListTests(Chromium chromium)
{
    private const int First = 63000001;
    private const int Many = 51;

    [Fact]
    public async Task Deliveries_to_claim_and_offers_are_shown_to_the_last_one()
    {
        var lena = await chromium.StockAsync("Lambda Lists", "lena@lambda.example", First, Many);
        await FillAsync(chromium.App, "lena@lambda.example");

        await lena.GoAsync("/claim/batch");
        await SeeAllAsync(lena, lena.Page.GetByRole(AriaRole.Radio));
        await lena.GoAsync("/transfers");
        await SeeAllAsync(lena, lena.Page.Locator(".lines > li"));
    }

    private static async Task SeeAllAsync(Visitor visitor, ILocator rows)
    {
        await Assertions.Expect(rows).ToHaveCountAsync(Many - 1);
        await visitor.ClickAsync("Load more");
        await Assertions.Expect(rows).ToHaveCountAsync(Many);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Load more" })).ToHaveCountAsync(0);
    }

    // An offer of every claimed device, a delivery of every other one.
    private static async Task FillAsync(AppProcess app, string email)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        using var manager = await CrashClient.SignInAsync(app, email, Stock.Password);
        var own = (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // there is one
        var partner = (await chief.PostAsync("organisations", new { name = "Mu Partner", kind = "utility", country = "DK", locale = "en" }))["id"]!.GetValue<string>();
        await manager.PostAsync($"organisations/{own}/partners", new { partnerId = partner });
        await chief.FinishAsync(await chief.ImportAsync(Encoding.UTF8.GetString(KeyFiles.List("KAM", First + Many, Many)), own));
        foreach (var serial in Enumerable.Range(First, Many))
        {
            await manager.FinishAsync(await manager.PostAsync("transfers", new { devices = (string[])[$"KAM-{serial}"], organisationId = partner }));
            await chief.BatchAsync($"Delivery {serial}", own, $"KAM-{serial + Many}");
        }
    }
}
