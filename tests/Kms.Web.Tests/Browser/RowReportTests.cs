using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What a job refused can be taken away as a file, row by row.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class RowReportTests(Chromium chromium)
{
    [Fact]
    public async Task The_rows_that_need_attention_are_saved_as_csv()
    {
        var wilma = await chromium.StockAsync("Omega Rows", "wilma@omega.example", 62000001, 1);
        await wilma.GoAsync("/claim/many");
        await wilma.FillAsync("One device per line", "62999999/42/24");
        await wilma.Page.Locator(".form-actions .primary").ClickAsync();
        await wilma.FinishedAsync();
        // What is refused at the end stands there without a reload, though the page was opened when the job began.
        await Assertions.Expect(wilma.Page.GetByRole(AriaRole.Cell, new() { Name = "62999999/42/24" })).ToBeVisibleAsync();

        var saving = await wilma.Page.RunAndWaitForDownloadAsync(() => wilma.FollowAsync("Save as CSV"));

        using var file = new StreamReader(await saving.CreateReadStreamAsync());
        var rows = (await file.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("report.csv", saving.SuggestedFilename);
        Assert.StartsWith("1,62999999/42/24,claim-refused,", Assert.Single(rows[1..]), StringComparison.Ordinal);
    }
}
