using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What opens over a page holds the same rules as the page: menus, suggestions, dialogs, the calendar, notices.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class OpenStateTests(Chromium chromium)
{
    private static readonly (string Page, string Name, Func<Visitor, Task> Open)[] s_states =
    [
        ("/", "appearance", visitor => visitor.ClickAsync("Appearance and language")),
        ("/", "account menu", visitor => visitor.Page.Locator(".bar .avatar").ClickAsync()),
        ("/", "search list", visitor => SearchAsync(visitor, "6840000", "#search-hits [role=option]")),
        ("/", "search without hits", visitor => SearchAsync(visitor, "nothing-is-called-this", ".search-says")),
        ("/devices", "suggestions", visitor => visitor.Page.Locator(".pills").GetByRole(AriaRole.Button, new() { Name = "Type" }).ClickAsync()),
        ("/devices", "saved filters", visitor => visitor.ClickAsync("Saved filters")),
        ("/devices", "columns", visitor => visitor.ClickAsync("Columns")),
        ("/devices", "row menu", visitor => visitor.ClickAsync("Actions for KAM-68400001")),
        ("/devices", "marked", visitor => visitor.Page.GetByLabel("Select this page").CheckAsync()),
        ("/devices", "all marked", visitor => MarkAsync(visitor)),
        ("/devices?q=680", "save filter", async visitor => { await visitor.ClickAsync("Saved filters"); await visitor.ClickAsync("Save this filter"); await visitor.ClickAsync("Save"); }),
        ("/devices/KAM-68400001", "label", visitor => visitor.ClickAsync("Set label")),
        ("/devices/KAM-68400001", "ask for keys", visitor => visitor.ClickAsync("Show keys")),
        ("/devices/KAM-68400001", "key states", visitor => visitor.ClickAsync("Key actions")),
        ("/devices/KAM-68400001", "shown keys", ShowKeysAsync),
        ("/release?ids=KAM-68400001", "confirmation", visitor => visitor.ClickAsync("Release")),
        ("/grant?ids=KAM-68400001", "calendar", OpenCalendarAsync),
        ("/batches/new", "organisations", visitor => visitor.Page.Locator(".pick-button").ClickAsync()),
        ("/members", "new member", visitor => visitor.ClickAsync("Add user")),
        ("/members", "test mail", visitor => visitor.ClickAsync("Send a test e-mail")),
        ("/email-templates?kind=test&language=en", "preview", visitor => MenuAsync(visitor, "Preview")),
        ("/account/tokens", "new token", async visitor => { await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "New API token" }).First.ClickAsync(); await visitor.ClickAsync("Create token"); await visitor.Page.Locator("[data-faults]").WaitForAsync(); }),
        ("/account", "notice", visitor => visitor.ClickAsync("Save")),
    ];

    [Fact]
    public async Task What_is_open_has_no_accessibility_fault_in_light_and_dark()
    {
        var opal = await chromium.StockAsync("Open States", "opal@open.example", 68400001, 60);
        var faults = new List<string>();

        foreach (var (page, name, open) in s_states)
        {
            await opal.GoAsync(page);
            await open(opal);
            faults.AddRange(await LookAsync(opal, $"{page} with {name}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task The_menu_of_a_phone_has_none_either()
    {
        var op = await chromium.OperatorAsync();
        await op.Page.SetViewportSizeAsync(360, 740);
        await op.GoAsync("/access-requests");
        await op.ClickAsync("Main menu");

        Assert.Empty(await LookAsync(op, "the drawer"));
    }

    private static async Task<IEnumerable<string>> LookAsync(Visitor visitor, string what)
    {
        var faults = new List<string>();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            faults.AddRange(await PageTests.CheckAsync(visitor, $"{what} ({theme})"));
        }
        return faults;
    }

    private static async Task SearchAsync(Visitor visitor, string text, string seen)
    {
        await visitor.Page.Locator("[data-search-key]").FillAsync(text);
        await Assertions.Expect(visitor.Page.Locator(seen).First).ToBeVisibleAsync();
    }

    private static async Task MarkAsync(Visitor visitor)
    {
        await visitor.Page.GetByLabel("Select this page").CheckAsync();
        await visitor.ClickAsync("Select all 60 that match");
        await visitor.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
    }

    private static async Task ShowKeysAsync(Visitor visitor)
    {
        await visitor.ClickAsync("Show keys");
        await visitor.Page.Locator("dialog[open] input").FillAsync("Looking");
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await visitor.ClickAsync("Show value");
        await Assertions.Expect(visitor.Page.Locator("[data-value]")).ToHaveCountAsync(1);
    }

    private static async Task OpenCalendarAsync(Visitor visitor)
    {
        await visitor.ClickAsync("Next");
        await visitor.Page.Locator(".date-box button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".rz-calendar td:focus")).ToHaveCountAsync(1);
    }

    private static async Task MenuAsync(Visitor visitor, string item)
    {
        await visitor.Page.Locator("tbody td.acts button").First.ClickAsync();
        await visitor.Page.Locator(".menu:popover-open .item", new() { HasText = item }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("dialog[open] iframe")).ToBeVisibleAsync();
    }
}
