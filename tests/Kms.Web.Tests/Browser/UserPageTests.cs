using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>One user (I4), as an administrator of the organisation sees it.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class UserPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_person_is_named_and_gets_a_one_time_password_that_is_shown_once()
    {
        var uma = await chromium.StockAsync("User Pages", "uma@pages.example", 70170001, 1);
        await InviteAsync(uma, "ugo@pages.example");
        var ugo = await chromium.VisitAsync();
        await ugo.ArriveAsync("invitation", "ugo@pages.example", Stock.Password);
        await uma.GoAsync("/members");

        await uma.FollowAsync("ugo@pages.example");
        await Assertions.Expect(uma.Page.Locator("h1")).ToHaveTextAsync("ugo@pages.example");
        await uma.FillAsync("Name", "Ugo Riis");
        await uma.ClickAsync("Save");
        await Assertions.Expect(uma.Page.Locator("h1")).ToHaveTextAsync("Ugo Riis");
        await uma.PictureAsync("user");
        await uma.ClickAsync("One-time password");
        await uma.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await Assertions.Expect(uma.Page.Locator("dialog[open] [data-secret]")).ToBeVisibleAsync();
        await uma.Page.Locator("dialog[open] .modal-foot button").ClickAsync();

        await Assertions.Expect(uma.Page.GetByText("Issued, to be changed at the next sign-in")).ToBeVisibleAsync();
        Assert.Empty(uma.Complaints);
    }

    [Fact]
    public async Task A_test_mail_goes_to_a_member_and_to_no_stranger()
    {
        var tess = await chromium.StockAsync("Test Mails", "tess@tests.example", 66200001, 1);
        await tess.GoAsync("/invitations");
        await tess.ClickAsync("Send a test e-mail");

        await tess.FillAsync("E-mail address", "stranger@elsewhere.example");
        await tess.ClickAsync("Send test mail");
        await Assertions.Expect(tess.Page.Locator("dialog[open] .error")).ToContainTextAsync("a member of the organisation");
        await tess.FillAsync("E-mail address", "tess@tests.example");
        await tess.ClickAsync("Send test mail");

        await Assertions.Expect(tess.Page.GetByText("Test mail to tess@tests.example is on its way")).ToBeVisibleAsync();
    }

    private static async Task InviteAsync(Visitor visitor, string email)
    {
        await visitor.GoAsync("/invitations/new");
        await visitor.FillAsync("E-mail address", email);
        await visitor.ClickAsync("Review");
        await visitor.ClickAsync("Send");
        await Assertions.Expect(visitor.Page.GetByText($"The invitation to {email} is on its way").First).ToBeVisibleAsync();
    }
}
