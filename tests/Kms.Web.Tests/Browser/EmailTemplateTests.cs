using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>E-mail templates from the original to the mail that leaves (I7).</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class EmailTemplateTests(Chromium chromium)
{
    [Fact]
    public async Task An_original_is_copied_changed_activated_and_deleted()
    {
        var op = await chromium.OperatorAsync();
        await op.GoAsync("/email-templates?kind=export-ready&language=en");
        await MenuAsync(op, "Make a copy");
        await Assertions.Expect(op.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(op.Page.Locator("tbody tr").Nth(1)).ToContainTextAsync("Inactive");

        await op.Page.Locator("tbody tr").Nth(1).GetByRole(AriaRole.Link).First.ClickAsync();
        await op.FillAsync("Subject", "Your keys from {{product}}");
        await Assertions.Expect(op.Page.Locator("[data-subject]")).ToHaveTextAsync("Your keys from Meter Key Service");
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.GetByText("Template saved.")).ToBeVisibleAsync();
        await op.ClickAsync("Activate");
        await Assertions.Expect(op.Page.Locator(".card .badge").First).ToHaveTextAsync("Active");
        await op.PictureAsync("email-template");

        await op.ClickAsync("Delete template");
        await op.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Delete template" }).ClickAsync();
        await Assertions.Expect(op.Page.GetByText("Template deleted.")).ToBeVisibleAsync();
        Assert.Empty(op.Complaints);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_the_text_stays()
    {
        var op = await chromium.OperatorAsync();
        await OpenCopyAsync(op, "password-reset");

        await op.FillAsync("Text of the mail", "Hello {{nobody}}");

        await Assertions.Expect(op.Page.Locator(".field .error")).ToHaveTextAsync("There is no field nobody in this kind of mail.");
        await Assertions.Expect(op.Page.GetByText("No mail can be made from this text")).ToBeVisibleAsync();
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.GetByLabel("Text of the mail").First).ToHaveValueAsync("Hello {{nobody}}");
        await op.PictureAsync("email-template-fault");
    }

    [Fact]
    public async Task A_field_goes_where_the_cursor_is_and_what_was_not_saved_comes_back()
    {
        var op = await chromium.OperatorAsync();
        await OpenCopyAsync(op, "claim-flood");

        await op.FillAsync("Text of the mail", "Look at ");
        await op.ClickAsync("Device");
        await Assertions.Expect(op.Page.GetByLabel("Text of the mail").First).ToHaveValueAsync("Look at {{device}}");
        await Assertions.Expect(op.Page.FrameLocator("iframe").GetByText("Look at KAM-12345678")).ToBeVisibleAsync();
        await op.Page.ReloadAsync();
        await op.ReadyAsync();

        await Assertions.Expect(op.Page.GetByText("is here again")).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.GetByLabel("Text of the mail").First).ToHaveValueAsync("Look at {{device}}");
    }

    [Fact]
    public async Task Who_saves_second_is_asked()
    {
        var op = await chromium.OperatorAsync();
        await OpenCopyAsync(op, "access-declined");
        var other = await op.Page.Context.NewPageAsync();
        await other.GotoAsync(op.Page.Url);
        await other.GetByLabel("Subject").First.FillAsync("Theirs");
        await other.GetByLabel("Subject").First.BlurAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(other.GetByText("Template saved.")).ToBeVisibleAsync();

        await op.FillAsync("Subject", "Mine");
        await op.ClickAsync("Save");
        await op.ClickAsync("Save mine over it");

        await Assertions.Expect(op.Page.GetByText("Version 3")).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.GetByLabel("Subject").First).ToHaveValueAsync("Mine");
        await op.ClickAsync("Restore version 2");
        await op.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(op.Page.GetByLabel("Subject").First).ToHaveValueAsync("Theirs");
    }

    [Fact]
    public async Task A_test_mail_reaches_oneself_and_hostile_text_runs_nothing()
    {
        var op = await chromium.OperatorAsync();
        await OpenCopyAsync(op, "test");
        await op.FillAsync("Text of the mail", "<img src=x onerror=\"parent.document.title='run'\"><script>parent.document.title='run'</script>");
        await Assertions.Expect(op.Page.FrameLocator("iframe").GetByText("<script>")).ToBeVisibleAsync();
        await op.ClickAsync("Save");
        await Assertions.Expect(op.Page.GetByText("Template saved.")).ToBeVisibleAsync();

        await op.ClickAsync("Send a test e-mail");
        await op.ClickAsync("Send test mail");

        await Assertions.Expect(op.Page.GetByText($"Test mail to {AppProcess.OperatorEmail}")).ToBeVisibleAsync();
        Assert.DoesNotContain("run", await op.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(op.Complaints);
    }

    private static async Task OpenCopyAsync(Visitor op, string kind)
    {
        await op.GoAsync($"/email-templates/service.{kind}.en");
        await op.ClickAsync("Make a copy");
        await op.Page.WaitForURLAsync(url => url.Contains("/email-templates/service.", StringComparison.Ordinal) && !url.EndsWith(".en", StringComparison.Ordinal));
        await Assertions.Expect(op.Page.Locator("textarea[data-fields]")).ToHaveCountAsync(1);
    }

    private static async Task MenuAsync(Visitor visitor, string item)
    {
        await visitor.Page.Locator("tbody tr").First.Locator("td.acts button").First.ClickAsync();
        await visitor.Page.Locator(".menu:popover-open .item", new() { HasText = item }).ClickAsync();
    }
}
