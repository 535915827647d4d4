using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The same thing open twice: nobody's work is written over unasked, and nothing leaves that nobody has read.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class TwoTabsTests(Chromium chromium)
{
    [Fact]
    public async Task An_organisation_that_somebody_else_saved_is_told_and_saved_over_when_asked_for()
    {
        var tim = await StockAsync("Twice Organised", "tim@organised.example", 68300001);
        var id = await OwnAsync("tim@organised.example");
        await tim.GoAsync($"/organisations/{id}");
        using (var other = await CallAsync("tim@organised.example")) await other.PatchAsync($"organisations/{id}", new { name = "Renamed Elsewhere" });

        await tim.FillAsync("Contact", "Desk 4");
        await tim.ClickAsync("Save");
        await Assertions.Expect(tim.Page.GetByText("Somebody else changed this meanwhile")).ToBeVisibleAsync();
        await Assertions.Expect(tim.Page.GetByLabel("Contact")).ToHaveValueAsync("Desk 4");
        await tim.PictureAsync("stale-organisation");
        await tim.ClickAsync("Show the present ones");
        await Assertions.Expect(tim.Page.Locator("h1")).ToHaveTextAsync("Renamed Elsewhere");
        await tim.FillAsync("Contact", "Desk 5");
        await tim.ClickAsync("Save");

        await Assertions.Expect(tim.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await tim.Page.ReloadAsync();
        await Assertions.Expect(tim.Page.GetByLabel("Contact")).ToHaveValueAsync("Desk 5");
    }

    [Fact]
    public async Task A_name_that_somebody_else_gave_a_user_is_not_lost()
    {
        var tim = await StockAsync("Twice Named", "tim@named.example", 68310001);
        var other = await TabOfAsync(tim, "/members", "tim@named.example");
        await tim.GoAsync(new Uri(other.Page.Url).AbsolutePath);
        await other.FillAsync("Name", "Tim the First");
        await other.ClickAsync("Save");
        await Assertions.Expect(other.Page.Locator("h1")).ToHaveTextAsync("Tim the First");

        await tim.FillAsync("Name", "Tim the Second");
        await tim.ClickAsync("Save");
        await Assertions.Expect(tim.Page.GetByText("Somebody else changed this meanwhile")).ToBeVisibleAsync();
        await tim.ClickAsync("Save mine all the same");

        await Assertions.Expect(tim.Page.Locator("h1")).ToHaveTextAsync("Tim the Second");
    }

    [Fact]
    public async Task The_own_profile_keeps_what_another_tab_saved()
    {
        var tim = await StockAsync("Twice Me", "tim@me.example", 68320001);
        await tim.GoAsync("/account");
        var other = await TabAsync(tim, "/account");
        await other.FillAsync("Your name", "Tim Riis");
        await other.ClickAsync("Save");
        await Assertions.Expect(other.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await tim.Page.GetByLabel("Theme").SelectOptionAsync("light");
        await tim.ClickAsync("Save");
        await Assertions.Expect(tim.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await tim.Page.ReloadAsync();
        await Assertions.Expect(tim.Page.GetByLabel("Your name")).ToHaveValueAsync("Tim Riis");
    }

    [Fact]
    public async Task Roles_that_somebody_else_changed_are_told_before_they_are_written_over()
    {
        var tim = await StockAsync("Twice Roles", "tim@roles.example", 68330001);
        await tim.GoAsync("/members");
        var other = await TabAsync(tim, "/members");
        await EditRolesAsync(tim, "tim@roles.example");
        await EditRolesAsync(other, "tim@roles.example");
        await other.Page.Locator("dialog[open]").GetByLabel("Auditor").CheckAsync();
        await other.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(other.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await tim.Page.Locator("dialog[open]").GetByLabel("Reader").CheckAsync();
        await tim.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(tim.Page.Locator("dialog[open] .error")).ToContainTextAsync("They are now: Administrator, Key manager, Auditor");
        await tim.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Assertions.Expect(tim.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_invitation_that_changed_after_it_was_read_is_shown_again_before_it_leaves()
    {
        var tim = await StockAsync("Twice Invited", "tim@invited.example", 68340001);
        await tim.GoAsync("/invitations/new");
        await tim.FillAsync("E-mail address", "guest@invited.example");
        await tim.ClickAsync("Review");
        await Assertions.Expect(tim.Page.GetByText("Check the data")).ToBeVisibleAsync();
        var other = await TabOfAsync(tim, "/invitations", "guest@invited.example");
        await other.FillAsync("Personal line", "Come and see");
        await other.ClickAsync("Review");
        await Assertions.Expect(other.Page.GetByText("Check the data")).ToBeVisibleAsync();

        await tim.ClickAsync("Send");
        await Assertions.Expect(tim.Page.GetByText("Somebody else changed this invitation meanwhile")).ToBeVisibleAsync();
        await Assertions.Expect(tim.Page.Locator(".facts")).ToContainTextAsync("Come and see");
        await tim.ClickAsync("Send");

        await Assertions.Expect(tim.Page.GetByText("is on its way").First).ToBeVisibleAsync();
    }

    private async Task<Visitor> StockAsync(string organisation, string email, int first) => await chromium.StockAsync(organisation, email, first, 1);

    private async Task<Visitor> TabAsync(Visitor visitor, string page)
    {
        var tab = new Visitor(await visitor.Page.Context.NewPageAsync(), chromium.App);
        await tab.GoAsync(page);
        return tab;
    }

    private async Task<Visitor> TabOfAsync(Visitor visitor, string list, string name)
    {
        var tab = await TabAsync(visitor, list);
        await tab.Page.Locator("tbody .main-link", new() { HasText = name }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Save|Review)$") })).ToBeVisibleAsync();
        return tab;
    }

    private static async Task EditRolesAsync(Visitor visitor, string email)
    {
        await visitor.ClickAsync($"Actions for {email}");
        await visitor.Page.Locator(".menu:popover-open .item", new() { HasText = "Edit roles" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
    }

    private Task<CrashClient> CallAsync(string email) => CrashClient.SignInAsync(chromium.App, email, Stock.Password);

    private async Task<string> OwnAsync(string email)
    {
        using var manager = await CallAsync(email);
        return (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
    }
}
