using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>A read right for a partner organisation instead of a person (K3, I6).</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class PartnerGrantTests(Chromium chromium)
{
    private const string Device = "KAM-66700001";

    [Fact]
    public async Task A_partner_that_is_granted_a_right_sees_the_device()
    {
        var rina = await chromium.StockAsync("Partner Giver", "rina@giver.example", 66700001, 2);
        var paul = await chromium.StockAsync("Partner Taker", "paul@taker.example", 66710001, 1);
        await MakePartnersAsync(await FindAsync("paul@taker.example"));

        await rina.GoAsync($"/grant?ids={Device}");
        await rina.ClickAsync("Next");
        await rina.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^A partner organisation") }).CheckAsync();
        await rina.ClickAsync("Next");
        await Assertions.Expect(rina.Page.Locator(".error").First).ToBeVisibleAsync();
        await rina.Page.GetByLabel("Partner organisation", new() { Exact = true }).SelectOptionAsync("Partner Taker");
        await rina.PictureAsync("grant-partner");
        await rina.ClickAsync("Next");
        await Assertions.Expect(rina.Page.Locator(".facts")).ToContainTextAsync("Partner Taker");
        await rina.ClickAsync("Assign");
        await rina.FinishedAsync();

        await paul.GoAsync("/devices?right=granted");
        await Assertions.Expect(paul.Page.GetByText(Device).First).ToBeVisibleAsync();
        await Assertions.Expect(paul.Page.GetByText("Shared with you").First).ToBeVisibleAsync();
        await rina.GoAsync($"/devices/{Device}/rights");
        await Assertions.Expect(rina.Page.GetByText("Partner Taker").First).ToBeVisibleAsync();
        Assert.Empty(rina.Complaints.Concat(paul.Complaints));
    }

    private async Task<string> FindAsync(string email)
    {
        using var member = await CrashClient.SignInAsync(chromium.App, email, Stock.Password);
        return (await member.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
    }

    private async Task MakePartnersAsync(string partner)
    {
        using var giver = await CrashClient.SignInAsync(chromium.App, "rina@giver.example", Stock.Password);
        await giver.PostAsync($"organisations/{await FindAsync("rina@giver.example")}/partners", new { partnerId = partner });
    }
}
