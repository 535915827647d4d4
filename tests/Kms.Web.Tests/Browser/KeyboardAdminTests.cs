using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>People, mails, settings and the own account by keyboard alone: no click in here.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class KeyboardAdminTests(Chromium chromium)
{
    [Fact]
    public async Task Somebody_is_invited()
    {
        var kit = await StockAsync("Keys Invite", "kit@invite.example", 68200001, "/invitations");
        await kit.DoAsync("Add invitation");
        await kit.ArriveAsync("Add invitation");
        await kit.SeesAsync("Personal line");
        await kit.WriteAsync("E-mail address", "new@invite.example");
        await kit.TickAsync("Reader");
        await kit.ReachAsync("Language of the mail");
        await kit.PressAsync("d");
        await kit.WriteAsync("Personal line", "Welcome!");
        await kit.DoAsync("Review");
        await kit.SeesAsync("Check the data");
        await kit.DoAsync("Send");

        await kit.SeesAsync("The invitation to new@invite.example is on its way");
    }

    [Fact]
    public async Task A_template_is_copied_changed_activated_and_deleted()
    {
        var kit = await StockAsync("Keys Mail", "kit@mail.example", 68210001, "/email-templates?kind=test&language=en");
        await kit.PressAsync("/", "ArrowDown", "Enter");
        await kit.SeesAsync("This is an original");
        await kit.DoAsync("Make a copy");
        await kit.SeesAsync("Insert a field");
        await kit.WriteAsync("Subject", "Hello from ");
        await kit.ReachAsync("Text of the mail");
        await kit.ReachAsync("Subject", "Shift+Tab");
        await kit.PressAsync("End");
        await kit.DoAsync("Name of the service");
        await Assertions.Expect(kit.Page.GetByLabel("Subject").First).ToHaveValueAsync("Hello from {{product}}");
        await Assertions.Expect(kit.Page.GetByLabel("Subject").First).ToBeFocusedAsync();
        await kit.DoAsync("Save");
        await kit.SeesAsync("Template saved.");
        await kit.ReachAsync("Activate");
        await kit.PressAsync("Enter");
        await kit.SeesAsync("Activated.");
        await kit.DoAsync("Delete template");
        await Assertions.Expect(kit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await kit.DoAsync("Delete template");

        await kit.SeesAsync("Template deleted.");
    }

    [Fact]
    public async Task A_user_is_found_renamed_and_gets_a_one_time_password()
    {
        var kit = await StockAsync("Keys User", "kit@user.example", 68220001, "/invitations/new");
        await kit.WriteAsync("E-mail address", "kim@user.example");
        await kit.DoAsync("Review");
        await kit.SeesAsync("Check the data");
        await kit.DoAsync("Send");
        await kit.SeesAsync("is on its way");
        await (await chromium.VisitAsync()).ArriveAsync("invitation", "kim@user.example", Stock.Password);

        await kit.DoAsync("Users");
        await kit.ArriveAsync("Users");
        await kit.SeesAsync("kim@user.example");
        await kit.ReachAsync("Name or e-mail");
        await kit.TypeAsync("kim@user");
        await kit.PressAsync("Enter");
        await Assertions.Expect(kit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await kit.PressAsync("ArrowDown", "Enter");
        await kit.ArriveAsync("kim@user.example");
        await kit.SeesAsync("Personal data");
        await kit.WriteAsync("Name", "Kim Krog");
        await kit.DoAsync("Save");
        await Assertions.Expect(kit.Page.Locator("h1")).ToHaveTextAsync("Kim Krog");
        await kit.DoAsync("One-time password");
        await Assertions.Expect(kit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await kit.DoAsync("Issue");
        await Assertions.Expect(kit.Page.Locator("dialog[open] [data-secret]")).ToBeVisibleAsync();
        await kit.PressAsync("Escape");

        await kit.SeesAsync("Issued, to be changed at the next sign-in");
    }

    [Fact]
    public async Task The_organisation_decides_how_long_rights_last()
    {
        var kit = await StockAsync("Keys Settings", "kit@settings.example", 68230001, "/settings");
        await kit.WriteAsync("Read rights end after (days)", "90");
        await kit.ReachAsync("Key managers only");
        await kit.PressAsync("ArrowDown");
        await kit.DoAsync("Save");
        await kit.SeesAsync("Saved");

        await kit.Page.ReloadAsync();
        await Assertions.Expect(kit.Page.GetByLabel("Read rights end after (days)")).ToHaveValueAsync("90");
        await Assertions.Expect(kit.Page.GetByLabel("Key managers and readers")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_token_is_made_and_revoked_and_another_session_is_ended()
    {
        var kit = await StockAsync("Keys Account", "kit@account.example", 68240001, "/account");
        await (await chromium.VisitAsync()).SignInAsync("kit@account.example", Stock.Password);
        await kit.DoAsync("API tokens");
        await kit.ArriveAsync("API tokens");
        await kit.SeesAsync("No API tokens");
        await kit.DoAsync("New API token");
        await Assertions.Expect(kit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await kit.WriteAsync("Name", "Head-end");
        await kit.TickAsync("Read the audit trail");
        await kit.DoAsync("Create token");
        await Assertions.Expect(kit.Page.Locator("dialog[open] [data-secret]")).ToBeVisibleAsync();
        await kit.PressAsync("Escape");
        await kit.DoAsync("Revoke Head-end");
        await Assertions.Expect(kit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await kit.DoAsync("Revoke");
        await kit.SeesAsync("No API tokens");

        await kit.DoAsync("Sessions");
        await kit.ArriveAsync("Sessions");
        await kit.DoAsync("Sign out everywhere else");
        await Assertions.Expect(kit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await kit.DoAsync("Sign out");
        await Assertions.Expect(kit.Page.Locator(".lines > li")).ToHaveCountAsync(1);
    }

    private async Task<Typist> StockAsync(string organisation, string email, int first, string page)
    {
        var visitor = await chromium.StockAsync(organisation, email, first, 1);
        await visitor.GoAsync(page);
        return new Typist(visitor);
    }
}
