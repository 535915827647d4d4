using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Read rights after they were given: who reads what, undone, revoked one, some or all.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ReaderPageTests(Chromium chromium)
{
    private const string Carl = "carl@reads.example";

    [Fact]
    public async Task A_grant_by_mistake_is_undone_from_its_result()
    {
        var rita = await chromium.StockAsync("Undo Resale", "rita@undo.example", 67700001, 3);
        await rita.GoAsync("/grant?ids=KAM-67700001,KAM-67700002");
        await rita.ClickAsync("Next");
        await rita.FillAsync("Customer’s e-mail address", Carl);
        await rita.FillAsync("Until", "31/12/2001");
        await rita.ClickAsync("Next");
        await Assertions.Expect(rita.Page.GetByText("The end must lie in the future").Last).ToBeVisibleAsync();
        await rita.FillAsync("Until", "31/12/2031");
        await rita.ClickAsync("Next");
        await Assertions.Expect(rita.Page.GetByText($"Read rights for {Carl}")).ToBeVisibleAsync();
        await rita.Page.GoBackAsync();
        await Assertions.Expect(rita.Page.GetByLabel("Customer’s e-mail address")).ToHaveValueAsync(Carl);
        await rita.ClickAsync("Next");
        await Assertions.Expect(rita.Page.GetByText($"Read rights for {Carl}")).ToBeVisibleAsync();
        await rita.Page.ReloadAsync();
        await rita.ReadyAsync();
        await Assertions.Expect(rita.Page.GetByText($"Read rights for {Carl}")).ToBeVisibleAsync();
        await rita.ClickAsync("Assign");
        await rita.FinishedAsync();
        await rita.PictureAsync("grant-result");

        await rita.ClickAsync("Undo: revoke what was assigned");
        await rita.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Undo: revoke what was assigned" }).ClickAsync();

        await Assertions.Expect(rita.Page.GetByText($"Undo read rights: {Carl}")).ToBeVisibleAsync();
        await rita.FinishedAsync();
        await rita.GoAsync("/devices/KAM-67700001/rights");
        await Assertions.Expect(rita.Page.GetByText("No read rights")).ToBeVisibleAsync();
        Assert.Empty(rita.Complaints);
    }

    [Fact]
    public async Task What_a_person_reads_is_seen_and_revoked_one_some_and_all()
    {
        var nina = await chromium.StockAsync("Reader Resale", "nina@reads.example", 67710001, 6);
        await GrantAsync("nina@reads.example", 67710001, 6, "cleo@reads.example");
        await GrantAsync("nina@reads.example", 67710001, 1, "dan@reads.example");
        await nina.GoAsync("/readers");
        await Assertions.Expect(nina.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await nina.PictureAsync("readers");
        await nina.FollowAsync("cleo@reads.example");
        await Assertions.Expect(nina.Page.Locator("tbody tr")).ToHaveCountAsync(6);
        await nina.PictureAsync("reader");

        await nina.Page.GetByLabel("Select KAM-67710001", new() { Exact = true }).ClickAsync();
        await nina.Page.GetByLabel("Select KAM-67710002", new() { Exact = true }).ClickAsync();
        await RevokeAsync(nina, "Revoke");
        await nina.GoAsync("/readers/cleo@reads.example");
        await Assertions.Expect(nina.Page.Locator("tbody tr")).ToHaveCountAsync(4);
        await RevokeAsync(nina, "Revoke all");

        await nina.GoAsync("/readers/cleo@reads.example");
        await Assertions.Expect(nina.Page.GetByText("cleo@reads.example has no read right")).ToBeVisibleAsync();
        await nina.GoAsync("/readers/dan@reads.example");
        await Assertions.Expect(nina.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(nina.Complaints);
    }

    [Fact]
    public async Task Who_can_read_marked_devices_is_told_and_revoked_for_them_alone()
    {
        var sara = await chromium.StockAsync("Selection Resale", "sara@reads.example", 67720001, 4);
        await GrantAsync("sara@reads.example", 67720001, 3, "eve@reads.example");
        await sara.GoAsync("/devices?claim=claimed");
        await sara.Page.GetByLabel("Select KAM-67720001", new() { Exact = true }).ClickAsync();
        await sara.Page.GetByLabel("Select KAM-67720004", new() { Exact = true }).ClickAsync();
        await sara.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await sara.FollowAsync("Who can read these");
        await Assertions.Expect(sara.Page.GetByText("Devices: 1 ·")).ToBeVisibleAsync();
        await sara.PictureAsync("readers-of-selection");

        await sara.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the read right of eve@reads.example" }).ClickAsync();
        await sara.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await sara.FinishedAsync();

        await sara.GoAsync("/readers/eve@reads.example");
        await Assertions.Expect(sara.Page.Locator("tbody tr")).ToHaveCountAsync(2);
    }

    private async Task GrantAsync(string by, int first, int count, string email)
    {
        using var manager = await CrashClient.SignInAsync(chromium.App, by, Stock.Password);
        var devices = Enumerable.Range(first, count).Select(serial => $"KAM-{serial}").ToArray();
        await manager.FinishAsync(await manager.PostAsync("grants", new { devices, email, purpose = "Billing" }));
    }

    private static async Task RevokeAsync(Visitor visitor, string button)
    {
        await visitor.ClickAsync(button);
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await visitor.FinishedAsync();
    }
}
