using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The key-hygiene report (I14): examined, looked into, accepted with a reason and taken back.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class HygieneTests(Chromium chromium)
{
    [Fact]
    public async Task An_estate_is_examined_and_a_finding_is_accepted_and_taken_back()
    {
        var hana = await chromium.StockAsync("Hygiene Works", "hana@hygiene.example", 70130001, 1);
        using (var chief = await CrashClient.SignInAsync(chromium.App, AppProcess.OperatorEmail, AppProcess.OperatorPassword))
        using (var manager = await CrashClient.SignInAsync(chromium.App, "hana@hygiene.example", Stock.Password))
        {
            var id = (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
            await chief.FinishAsync(await chief.ImportAsync("manufacturer;serial;key\nKAM;70130011;0B1C2D3E4F5061728394A5B6C7D8E9FA\nKAM;70130012;0B1C2D3E4F5061728394A5B6C7D8E9FA\n", id));
        }
        await hana.GoAsync("/hygiene");
        await Assertions.Expect(hana.Page.Locator("#findings").GetByText("Not examined yet")).ToBeVisibleAsync();

        await hana.ClickAsync("Examine now");
        await hana.FinishedAsync();
        await Assertions.Expect(hana.Page.Locator("[data-finding=Shared]")).ToContainTextAsync("Devices: 2 · keys: 2");
        await hana.ClickAsync("Accept: Shared by devices");
        await hana.FillAsync("Why is it acceptable?", "One lot, exchanged in May");
        await hana.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(hana.Page.Locator("[data-finding=Shared]")).ToContainTextAsync("One lot, exchanged in May");
        await hana.PictureAsync("hygiene");
        await hana.ClickAsync("Take the acceptance back: Shared by devices");
        await Assertions.Expect(hana.Page.Locator("[data-finding=Shared]")).Not.ToContainTextAsync("One lot");

        await hana.FollowAsync("Shared by devices");
        await Assertions.Expect(hana.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(hana.Complaints);
    }
}
