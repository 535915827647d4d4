using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Who got which keys (B3): on the device, of a person, and what happens when an account is compromised.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ExposureTests(Chromium chromium)
{
    [Fact]
    public async Task A_shown_key_stands_in_the_ledger_and_a_compromised_account_takes_it_out_of_use()
    {
        var lena = await chromium.StockAsync("Ledger Works", "lena@ledger.example", 70110001, 2);
        await lena.GoAsync("/devices/KAM-70110001/exposure");
        await Assertions.Expect(lena.Page.GetByText("Nobody has got a key of this device")).ToBeVisibleAsync();
        await Assertions.Expect(lena.Page.Locator("#exposure-keys").GetByText("Never shown")).ToBeVisibleAsync();
        await ShowKeysAsync(lena);

        await lena.GoAsync("/devices/KAM-70110001/exposure");
        await Assertions.Expect(lena.Page.Locator("#exposure li")).ToContainTextAsync("On screen · Radio key (DEK), version 1 · Commissioning");
        await lena.PictureAsync("exposure-device");
        await lena.FollowAsync("lena@ledger.example");
        await Assertions.Expect(lena.Page.Locator("tbody tr")).ToContainTextAsync("Still in use");
        await lena.PictureAsync("exposure-person");

        await lena.ClickAsync("Account compromised");
        await lena.FillAsync("Address of the account", "somebody@else.example");
        await ReportAsync(lena);
        await Assertions.Expect(lena.Page.Locator("dialog[open] .error").First).ToContainTextAsync("exactly as it is shown");
        await lena.FillAsync("Address of the account", "lena@ledger.example");
        await lena.FillAsync("What happened?", "Notebook stolen");
        await lena.PictureAsync("exposure-report");
        await ReportAsync(lena);

        await lena.FinishedAsync();
        await Assertions.Expect(lena.Page.Locator("tbody tr")).ToContainTextAsync("Compromised");
        await lena.PictureAsync("exposure-reported");
        var list = await lena.Page.RunAndWaitForDownloadAsync(() => lena.FollowAsync("Re-key list"));
        Assert.Contains("KAM-70110001,", await File.ReadAllTextAsync(await list.PathAsync()), StringComparison.Ordinal);
        Assert.Empty(lena.Complaints);
    }

    [Fact]
    public async Task An_account_that_got_nothing_of_ones_own_is_as_unknown_as_one_that_is_none()
    {
        var mona = await chromium.StockAsync("Other Ledger", "mona@ledger.example", 70120001, 1);

        foreach (var id in (string[])[new string('0', 32), "nobody"])
        {
            await mona.GoAsync($"/members/{id}/exposure");
            await Assertions.Expect(mona.Page.GetByText("Not found")).ToBeVisibleAsync();
        }
    }

    private static async Task ShowKeysAsync(Visitor visitor)
    {
        await visitor.GoAsync("/devices/KAM-70110001");
        await visitor.ClickAsync("Show keys");
        await visitor.FillAsync("Why do you need them?", "Commissioning");
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-released]").First).ToBeVisibleAsync();
    }

    private static Task ReportAsync(Visitor visitor) =>
        visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Account compromised" }).ClickAsync();
}
