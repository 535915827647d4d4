using System.Text;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Claims, downloads and batch references by keyboard alone: no click in here.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class KeyboardFlowTests(Chromium chromium)
{
    [Fact]
    public async Task A_device_is_claimed_and_the_next_one_after_it()
    {
        var kay = await WaitingAsync("Keys One", "kay@one.example", 68100001, 2);

        foreach (var serial in (string[])["68100001", "68100002"])
        {
            await kay.WriteAsync("Serial number or DevEUI", serial);
            await kay.WriteAsync("Code", "42/24");
            await kay.PressAsync("Enter");
            await kay.SeesAsync($"KAM-{serial} is claimed");
            await kay.DoAsync("Claim another");
        }

        await kay.SeesAsync("Where is the code?");
    }

    [Fact]
    public async Task A_list_is_typed_and_claimed()
    {
        var kay = await WaitingAsync("Keys Many", "kay@many.example", 68110001, 2);
        await kay.DoAsync("Many");
        await kay.SeesAsync("One device per line");

        await kay.WriteAsync("One device per line", "68110001/42/24");
        await kay.PressAsync("Enter");
        await kay.TypeAsync("68110002/42/24");
        await kay.ReachAsync("Or choose a file");
        await kay.SeesAsync("2 lines with a device");
        await kay.DoAsync("Claim 2 devices");

        await kay.Page.Locator("[data-job=Done]").WaitForAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_right_goes_to_a_partner_until_a_day_of_the_calendar()
    {
        var kay = await StockAsync("Keys Grant", "kay@grant.example", 68120001, 2, "/grant?ids=KAM-68120001,KAM-68120002");
        await kay.DoAsync("Next");
        await kay.ReachAsync("A person");
        await kay.PressAsync("ArrowDown");
        await kay.SeesAsync("Your organisation has no partners yet");
        await kay.PressAsync("ArrowUp");
        await kay.WriteAsync("Customer’s e-mail address", "calendar@customer.example");
        await kay.WriteAsync("Purpose", "Billing");
        await kay.ReachAsync("Choose from the calendar");
        await kay.PressAsync("Enter");
        await Assertions.Expect(kay.Page.Locator(".rz-calendar td:focus")).ToHaveCountAsync(1);
        await kay.PressAsync("ArrowDown", "Enter");
        await Assertions.Expect(kay.Page.Locator(".calendar:popover-open")).ToHaveCountAsync(0);
        await kay.DoAsync("Next");
        await kay.DoAsync("Back");
        await Assertions.Expect(kay.Page.GetByLabel("Purpose")).ToHaveValueAsync("Billing");
        await kay.DoAsync("Next");
        await kay.DoAsync("Assign");

        await kay.Page.Locator("[data-job=Done]").WaitForAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Keys_are_downloaded_in_another_format()
    {
        var kay = await StockAsync("Keys Download", "kay@download.example", 68130001, 2, "/download?ids=KAM-68130001,KAM-68130002");
        await kay.ReachAsync("CSV");
        await kay.PressAsync("ArrowDown");
        await Assertions.Expect(kay.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^JSON") })).ToBeCheckedAsync();
        await kay.WriteAsync("Why do you need them?", "Spare part");
        await kay.DoAsync("Download keys (2)");
        await kay.Page.Locator("[data-job=Done]").WaitForAsync(new() { Timeout = 60_000 });

        await kay.ReachAsync("Save the file");
        var file = await kay.Page.RunAndWaitForDownloadAsync(() => kay.PressAsync("Enter"));

        Assert.EndsWith(".json", file.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_reference_is_made_from_a_file()
    {
        var kay = await StockAsync("Keys Batch", "kay@batch.example", 68140001, 2, "/batches");
        await kay.DoAsync("Create batch reference");
        await kay.ArriveAsync("Create batch reference");
        await kay.SeesAsync("Files of serial numbers");
        await kay.WriteAsync("Name", "By keyboard");
        await kay.ReachAsync("Files of serial numbers");
        var chooser = await kay.Page.RunAndWaitForFileChooserAsync(() => kay.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "serials.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("KAM-68140001,KAM-68140002") });
        await kay.ReachAsync("Remove serials.txt");
        await kay.DoAsync("Preview");
        await kay.SeesAsync("What is in the files");
        await kay.ReachAsync("Save");
        await kay.PressAsync("Enter");

        await Assertions.Expect(kay.Page.GetByRole(AriaRole.Heading, new() { Name = "By keyboard" })).ToBeVisibleAsync();
    }

    private async Task<Typist> WaitingAsync(string organisation, string email, int first, int count)
    {
        var visitor = await chromium.Browsing.WaitingAsync(chromium.App, organisation, email, first, count);
        await visitor.Page.SetViewportSizeAsync(1300, 700);
        await visitor.GoAsync("/claim");
        return new Typist(visitor);
    }

    private async Task<Typist> StockAsync(string organisation, string email, int first, int count, string page)
    {
        var visitor = await chromium.StockAsync(organisation, email, first, count);
        await visitor.GoAsync(page);
        return new Typist(visitor);
    }
}
