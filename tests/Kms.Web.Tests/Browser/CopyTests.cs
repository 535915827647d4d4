using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Copying says that it was done only when it was; browsers offer no clipboard to pages without https.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class CopyTests(Chromium chromium)
{
    [Fact]
    public async Task Without_https_the_older_way_of_copying_is_used()
    {
        var kim = await chromium.StockAsync("Plain Copy", "kim@plain.example", 70140001, 1);
        await kim.Page.AddInitScriptAsync("""
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
            document.addEventListener('copy', () => { window.copied = document.activeElement.value; });
            """);

        var id = await CopyIdAsync(kim);

        await Assertions.Expect(kim.Page.Locator("[data-toast]")).ToContainTextAsync("Copied");
        Assert.Equal(id, await kim.Page.EvaluateAsync<string>("window.copied"));
    }

    [Fact]
    public async Task What_could_not_be_copied_is_said_and_the_page_stays()
    {
        var kim = await chromium.StockAsync("No Copy", "kim@none.example", 70150001, 1);
        await kim.Page.AddInitScriptAsync("""
            Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } });
            document.execCommand = () => false;
            """);

        var id = await CopyIdAsync(kim);

        await Assertions.Expect(kim.Page.Locator("[data-toast]")).ToContainTextAsync("could not be copied");
        await Assertions.Expect(kim.Page.GetByText(id)).ToBeVisibleAsync();
    }

    private static async Task<string> CopyIdAsync(Visitor visitor)
    {
        await visitor.GoAsync("/organisations");
        await visitor.Page.Locator(".main-link").First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Copy identifier" }).ClickAsync();
        return (await visitor.Page.Locator("code").First.InnerTextAsync()).Trim();
    }
}
