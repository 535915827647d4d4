using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What somebody began is done, but does not call them back from where they went meanwhile.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class LeavingTests(Chromium chromium)
{
    // Both in one moment: the way to the other page begins while the act is under way.
    private const string SaveAndLeave = """
        () => { document.querySelector('.page footer button').click(); document.querySelector('nav a[href="/jobs"]').click(); }
        """;

    [Fact]
    public async Task Who_saves_and_leaves_at_once_stays_where_they_went()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", "Left At Once");

        await op.Page.EvaluateAsync(SaveAndLeave);

        await Assertions.Expect(op.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await op.ClickAsync("Appearance and language"); // an answer from the service, after all it sent before
        await Assertions.Expect(op.Page).ToHaveURLAsync(new Uri(chromium.App.Address, "/jobs").ToString());
        await op.GoAsync("/organisations?q=Left+At+Once");
        await Assertions.Expect(op.Page.GetByRole(AriaRole.Link, new() { Name = "Left At Once" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_saves_and_stays_is_led_to_what_was_made()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", "Stayed For It");

        await op.ClickAsync("Save");

        await Assertions.Expect(op.Page.Locator("h1")).ToHaveTextAsync("Stayed For It");
    }
}
