using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The trail by person, device and day, and as a file; the jobs by how they ended.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class AuditPageTests(Chromium chromium)
{
    [Fact]
    public async Task The_trail_is_narrowed_to_one_person_and_saved_as_a_file()
    {
        var ada = await chromium.StockAsync("Alpha Audit", "ada@alpha.example", 65400001, 2);
        await ada.GoAsync("/audit");
        await ada.Page.Locator("tbody a[title]", new() { HasText = "ada@alpha.example" }).First.ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Only acts of ada@alpha.example")).ToBeVisibleAsync();

        var download = await ada.Page.RunAndWaitForDownloadAsync(() => ada.FollowAsync("Save as CSV"));

        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.True(lines.Length > 1);
        Assert.All(lines[1..], line => Assert.Contains("ada@alpha.example", line, StringComparison.Ordinal));
        await ada.FollowAsync("Clear this filter");
        await Assertions.Expect(ada.Page.GetByText("Only acts of")).ToHaveCountAsync(0);
        await ada.PictureAsync("audit");
    }

    [Fact]
    public async Task Jobs_are_shown_by_how_they_ended()
    {
        var joe = await chromium.StockAsync("Jota Jobs", "joe@jota.example", 65500001, 1);
        await joe.GoAsync("/jobs");
        await Assertions.Expect(joe.Page.Locator("tbody tr")).ToHaveCountAsync(1);

        await joe.GoAsync("/jobs?state=Failed");
        await Assertions.Expect(joe.Page.Locator("tbody tr")).ToHaveCountAsync(0);
        await joe.PictureAsync("jobs-none");
        await joe.FollowAsync("Clear filters");

        await Assertions.Expect(joe.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }
}
