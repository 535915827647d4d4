using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Another language shows the same page, and never sends a form a second time.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class LanguageSwitchTests(Chromium chromium)
{
    [Theory]
    [InlineData("/register", "Se i din indbakke")]
    [InlineData("/forgot", "Se i din indbakke")]
    public async Task The_page_that_says_that_a_mail_is_on_its_way_stays(string page, string title)
    {
        var guest = await chromium.VisitAsync();
        var posts = Count(guest, page);
        await guest.Page.GotoAsync(page);
        await guest.Page.FillAsync("#Email", "lone@switched.example");
        await guest.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(guest.Page.GetByText("lone@switched.example")).ToBeVisibleAsync();

        await guest.ClickAsync("Dansk");

        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.GetByText("lone@switched.example")).ToBeVisibleAsync();
        Assert.DoesNotContain("lone", guest.Page.Url, StringComparison.Ordinal);
        Assert.Single(posts);
    }

    [Fact]
    public async Task A_wrong_password_counts_once_and_the_address_stays_typed()
    {
        var guest = await chromium.VisitAsync();
        var posts = Count(guest, "/sign-in");
        await guest.Page.GotoAsync("/sign-in");
        await guest.Page.FillAsync("#Email", "lone@switched.example");
        await guest.Page.FillAsync("#Password", "Wrong-Rivers-73");
        await guest.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await guest.Page.FillAsync("#Password", "Typed-Again-73");
        await guest.Page.Locator("[data-reveal]").ClickAsync();

        await guest.ClickAsync("Dansk");

        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Log ind" })).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.Locator("#Email")).ToHaveValueAsync("lone@switched.example");
        await Assertions.Expect(guest.Page.Locator("#Password")).ToHaveValueAsync("");
        Assert.Single(posts);
    }

    private static List<string> Count(Visitor visitor, string page)
    {
        var posts = new List<string>();
        visitor.Page.Request += (_, request) => { if (request.Method == "POST" && new Uri(request.Url).AbsolutePath == page) posts.Add(request.Url); };
        return posts;
    }
}
