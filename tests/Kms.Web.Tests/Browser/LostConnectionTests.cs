using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The service goes away under somebody's hands and comes back: it is told in the person's language, and nothing typed is lost.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class LostConnectionTests : IAsyncLifetime
{
    private AppProcess _app = null!; // made before each test
    private Browsing _browsing = null!; // likewise

    public async Task InitializeAsync() => (_app, _browsing) = (await AppProcess.StartAsync(), await Browsing.StartAsync());

    public async Task DisposeAsync()
    {
        await _browsing.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_service_was_started_again()
    {
        var op = await _browsing.VisitAsync(_app);
        await op.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await op.SpeakAsync("da");
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Navn", "Vandværket Nord");
        await op.Page.GetByLabel("Art").SelectOptionAsync("Reseller");
        await op.Page.GetByLabel("Dens administratorer må tilføje organisationer").CheckAsync();

        op.Excuse(Visitor.Away, "WebSocket", "] Error: ");
        await _app.KillAsync();
        await Assertions.Expect(op.Page.GetByText("Forbindelsen blev afbrudt.")).ToBeVisibleAsync();
        await _app.StartAgainAsync();

        await Assertions.Expect(op.Page.GetByText("Forbindelsen blev afbrudt.")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await op.ReadyAsync();
        await Assertions.Expect(op.Page.GetByLabel("Navn")).ToHaveValueAsync("Vandværket Nord");
        await op.ClickAsync("Gem");
        await Assertions.Expect(op.Page.GetByRole(AriaRole.Heading, new() { Name = "Vandværket Nord" })).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.GetByLabel("Art")).ToHaveValueAsync("Reseller");
        await Assertions.Expect(op.Page.GetByLabel("Dens administratorer må tilføje organisationer")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_was_typed_on_a_page_that_was_left_does_not_come_back()
    {
        var op = await _browsing.VisitAsync(_app);
        await op.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await op.GoAsync("/organisations/new");
        await op.FillAsync("Name", "Never saved");

        await op.GoAsync("/organisations/new");

        await Assertions.Expect(op.Page.GetByLabel("Name")).ToHaveValueAsync("");
        Assert.Equal(0, await op.Page.EvaluateAsync<int>("Object.keys(sessionStorage).filter(key => key.startsWith('kms-draft')).length"));
        Assert.Empty(op.Complaints);
    }
}
