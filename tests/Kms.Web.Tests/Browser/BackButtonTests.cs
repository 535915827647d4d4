using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Who follows a link out of a half filled form and goes back finds it as it was left; what was saved is not offered a second time.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class BackButtonTests(Chromium chromium)
{
    [Theory]
    [InlineData("/organisations/new", "Name", "Half Way Water")]
    [InlineData("/invitations/new", "E-mail address", "half@way.example")]
    [InlineData("/invitations/many", "Personal line", "Welcome to half of it")]
    [InlineData("/invitations/many", "One person per line", "half@way.example; Half Way")]
    [InlineData("/claim", "Serial number or DevEUI", "70200001")]
    [InlineData("/claim/many", "One device per line", "70200001/42/24")]
    [InlineData("/claim/request", "Message", "The label is gone")]
    [InlineData("/batches/new", "Name", "Half a delivery")]
    [InlineData("/import", "Manufacturer code", "KAM")]
    [InlineData("/check", "Telegrams", "2E44931578563412")]
    [InlineData("/account", "Your name", "Half A Name")]
    [InlineData("/settings/brand", "Support contact", "help@half.example")]
    public async Task What_was_typed_is_there_again(string page, string field, string text) =>
        await ComesBackAsync(await chromium.OperatorAsync(), page, field, text);

    [Fact]
    public async Task What_was_typed_for_an_organisation_is_there_again()
    {
        var kim = await chromium.StockAsync("Half Way Ltd", "kim@halfway.example", 70200001, 1);

        await ComesBackAsync(kim, "/settings", "Read rights end after (days)", "30");
        await ComesBackAsync(kim, "/grant?step=1&ids=KAM-70200001", "Customer’s e-mail address", "reader@halfway.example");
    }

    [Fact]
    public async Task A_form_that_is_opened_by_a_link_is_empty()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/organisations");
        await op.FollowAsync("Add organisation");
        await op.FillAsync("Name", "Given up");
        await op.FollowAsync("Cancel");

        await op.FollowAsync("Add organisation");
        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("");
        await op.FillAsync("Customer number", "4711");
        await op.Page.Locator("nav a[href='/jobs']").ClickAsync();
        await Assertions.Expect(op.Page.Locator("h1")).ToHaveTextAsync("My jobs");
        await op.Page.GoBackAsync();

        await Assertions.Expect(op.Page.GetByLabel("Customer number")).ToHaveValueAsync("4711");
        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_saved_is_not_offered_again()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", "Saved Only Once");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.Locator("h1")).ToHaveTextAsync("Saved Only Once");

        await op.Page.GoBackAsync();

        await Assertions.Expect(op.Page.Locator("h1")).ToHaveTextAsync("Add organisation");
        await op.ReadyAsync();
        await op.ClickAsync("Appearance and language"); // an answer from the service, after all it sent before
        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Forward_finds_it_too_and_so_does_a_way_through_another_site()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/jobs");
        await op.Page.Locator("nav a[href='/organisations']").ClickAsync();
        await op.FollowAsync("Add organisation");
        await op.FillAsync("Name", "There and back");
        await op.Page.GoBackAsync();
        await Assertions.Expect(op.Page.Locator("h1")).ToHaveTextAsync("Organisations");

        await op.Page.GoForwardAsync();
        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("There and back");
        await op.Page.GotoAsync("about:blank");
        await op.Page.GoBackAsync();

        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("There and back");
    }

    [Fact]
    public async Task Who_signed_out_does_not_find_the_page_behind_them()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", "Nobody else reads this");
        await op.Page.GotoAsync("/sign-out");
        await op.Page.Locator("main button[type=submit]").ClickAsync();
        await op.Page.WaitForURLAsync("**/sign-in**");

        await op.Page.GoBackAsync();
        await op.Page.GoBackAsync();

        await Assertions.Expect(op.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        Assert.Equal(0, await op.Page.EvaluateAsync<int>("Object.keys(sessionStorage).filter(key => key.startsWith('kms-draft')).length"));
    }

    [Fact]
    public async Task Back_leads_from_the_review_of_an_invitation_to_its_data_and_makes_no_second_one()
    {
        var kim = await chromium.StockAsync("Steps Ltd", "kim@steps.example", 70201001, 1);
        await kim.GoAsync("/invitations/new");
        await kim.FillAsync("E-mail address", "guest@steps.example");
        await kim.ClickAsync("Review");
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Heading, new() { Name = "Check the data" })).ToBeVisibleAsync();

        await kim.Page.GoBackAsync();
        await kim.FillAsync("Name", "Gus Guest");
        await kim.ClickAsync("Review");
        await Assertions.Expect(kim.Page.Locator(".facts")).ToContainTextAsync("Gus Guest");
        await kim.Page.ReloadAsync();
        await Assertions.Expect(kim.Page.Locator(".facts")).ToContainTextAsync("Gus Guest");
        await kim.ClickAsync("Send");
        await Assertions.Expect(kim.Page.GetByText("The invitation to guest@steps.example is on its way")).ToBeVisibleAsync();

        await kim.GoAsync("/invitations?q=guest@steps.example");
        await Assertions.Expect(kim.Page.GetByText("guest@steps.example")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Back_leads_from_the_review_of_many_invitations_to_the_list()
    {
        var kim = await chromium.StockAsync("Steps Of Many", "kim@stepsofmany.example", 70202001, 1);
        await kim.GoAsync("/invitations/many");
        await kim.FillAsync("One person per line", "one@stepsofmany.example");
        await kim.ClickAsync("Review");
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send") })).ToBeVisibleAsync();

        await kim.Page.GoBackAsync();

        await Assertions.Expect(kim.Page.GetByLabel("One person per line")).ToHaveValueAsync("one@stepsofmany.example");
        await kim.Page.GoForwardAsync();
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send") })).ToBeVisibleAsync();
        await kim.Page.ReloadAsync();
        await Assertions.Expect(kim.Page.GetByLabel("One person per line")).ToHaveValueAsync("");
    }

    private static async Task ComesBackAsync(Visitor visitor, string page, string field, string text)
    {
        await visitor.GoAsync(page);
        await visitor.FillAsync(field, text);

        await visitor.Page.Locator("nav a[href='/jobs']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("My jobs");
        await visitor.Page.GoBackAsync();

        await Assertions.Expect(visitor.Page.GetByLabel(field).First).ToHaveValueAsync(text);
    }
}
