using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What an organisation decides for its people, and under which name the operator runs the service.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class SettingsTests(Chromium chromium)
{
    [Fact]
    public async Task Rights_last_as_long_as_the_administrator_decided()
    {
        var sia = await chromium.StockAsync("Sigma Settings", "sia@sigma.example", 65100001, 1);
        await sia.GoAsync("/settings");
        await sia.PictureAsync("settings");
        await sia.FillAsync("Read rights end after (days)", "a year");
        await sia.ClickAsync("Save");
        await Assertions.Expect(sia.Page.Locator(".error", new() { HasText = "Give a number of days from 1 to 3650" })).ToBeVisibleAsync();
        await sia.FillAsync("Read rights end after (days)", "30");
        await sia.Page.GetByText("Key managers and readers").ClickAsync();
        await sia.ClickAsync("Save");
        await Assertions.Expect(sia.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await sia.GoAsync("/grant?ids=KAM-65100001");
        await sia.ClickAsync("Next");
        await Assertions.Expect(sia.Page.GetByText("Empty: after 30 days")).ToBeVisibleAsync();
        await sia.FillAsync("Customer’s e-mail address", "reader@sigma.example");
        await sia.ClickAsync("Next");

        await Assertions.Expect(sia.Page.GetByText("30 days from now")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_told_and_nothing_typed_is_lost()
    {
        var tea = await chromium.StockAsync("Tau Settings", "tea@tau.example", 65200001, 1);
        await tea.GoAsync("/settings");
        await tea.FillAsync("Read rights end after (days)", "60");
        await RenameAsync("tea@tau.example", "Tau Renamed");

        await tea.ClickAsync("Save");
        await Assertions.Expect(tea.Page.GetByText("Somebody else saved these settings meanwhile")).ToBeVisibleAsync();
        await Assertions.Expect(tea.Page.GetByLabel("Read rights end after (days)")).ToHaveValueAsync("60");
        await tea.ClickAsync("Save mine all the same");

        await Assertions.Expect(tea.Page.GetByRole(AriaRole.Heading, new() { Name = "Tau Renamed" })).ToBeVisibleAsync();
        await tea.GoAsync("/settings");
        await Assertions.Expect(tea.Page.GetByLabel("Read rights end after (days)")).ToHaveValueAsync("60");
    }

    [Fact]
    public async Task The_operators_name_colour_and_logo_are_on_every_page_and_can_be_taken_back()
    {
        await using var app = await AppProcess.StartAsync();
        await using var browsing = await Browsing.StartAsync();
        var op = await browsing.VisitAsync(app);
        await op.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await op.GoAsync("/settings/brand");

        await op.FillAsync("Accent colour", "#ffd54a");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.Locator(".error", new() { HasText = "White text on this colour could not be read." })).ToBeVisibleAsync();
        await op.FillAsync("Accent colour", "#7a1fa2");
        await op.FillAsync("Name of the service", "Aqua Keys");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.Locator("aside .brand")).ToContainTextAsync("Aqua Keys");
        await op.ReadyAsync();
        await op.Page.SetInputFilesAsync("#logo-file", new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='5' cy='5' r='4' fill='#fff'/></svg>"u8.ToArray() });
        await Assertions.Expect(op.Page.Locator("aside .brand img")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex(@"^/logo\?v=[0-9a-f]{16}$"));
        await op.ReadyAsync();
        await op.PictureAsync("settings-brand");

        var guest = await browsing.VisitAsync(app);
        await guest.Page.GotoAsync("/sign-in");
        await Assertions.Expect(guest.Page).ToHaveTitleAsync("Sign in · Aqua Keys");
        Assert.Equal("--accent: #7a1fa2", await guest.Page.GetAttributeAsync("html", "style"));
        await op.ClickAsync("Remove the logo");
        await op.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(op.Page.Locator("aside .brand img")).ToHaveCountAsync(0);
        Assert.Empty(op.Complaints);
    }

    [Fact]
    public async Task Branding_is_the_operators_alone()
    {
        var una = await chromium.StockAsync("Upsilon Settings", "una@upsilon.example", 65300001, 1);

        await una.GoAsync("/settings/brand");

        await Assertions.Expect(una.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(una.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
    }

    private async Task RenameAsync(string administrator, string name)
    {
        using var manager = await CrashClient.SignInAsync(chromium.App, administrator, Stock.Password);
        var own = (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
        await manager.PatchAsync($"organisations/{own}", new { name });
    }
}
