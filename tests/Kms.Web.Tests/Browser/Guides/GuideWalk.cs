using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>One guide, followed on the demo: the pictures that it takes on the way, and every word that was on screen.</summary>
internal sealed class GuideWalk(string guide, Browsing browsing, AppProcess app)
{
    // What can be read on the page now: each element's own words, and the names that stand for pictures.
    private const string Words = """
        () => [...document.querySelectorAll('body *')].filter(element => element.checkVisibility({ visibilityProperty: true })).flatMap(element => [
            [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent).join(' ').replace(/\s+/g, ' ').trim(),
            element.ariaLabel ?? '', element.placeholder ?? ''])
        """;

    private readonly HashSet<string> _seen = [];
    private readonly List<string> _taken = [];
    private IPage? _blank;

    /// <summary>Where pictures go: to the guides when they are to be taken anew, else aside.</summary>
    private static string Folder { get; } = Environment.GetEnvironmentVariable("KMS_GUIDE_PICTURES") == "1"
        ? Directory.CreateDirectory(Guide.Pictures).FullName
        : Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Screenshots.Folder)!, "guides")).FullName; // a folder of artifacts

    public AppProcess App => app;

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Visitor> GuestAsync(bool phone = false)
    {
        var visitor = await browsing.VisitAsync(app, width: phone ? 390 : 1100);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.Page.SetViewportSizeAsync(phone ? 390 : 1100, phone ? 780 : 720);
        return visitor;
    }

    public async Task<Visitor> PersonAsync(string email, bool phone = false)
    {
        var visitor = await GuestAsync(phone);
        await visitor.SignInAsync(email, GuideDemo.Password);
        await LookAsync(visitor);
        return visitor;
    }

    /// <summary>From the sign-in page to the mail with the activation link.</summary>
    public async Task RegisterAsync(Visitor visitor, string email)
    {
        await visitor.Page.GotoAsync("/sign-in");
        await LookAsync(visitor);
        await visitor.FollowAsync("Register");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Register"); // the address changes before the page does
        await visitor.Page.FillAsync("#Email", email);
        await LookAsync(visitor);
        await visitor.ClickAsync("Send");
        await Assertions.Expect(visitor.Page.GetByText("Look in your mail")).ToBeVisibleAsync();
    }

    /// <summary>From the link in the mail to the home page, with a picture of the password and its rules.</summary>
    public async Task OpenAccountAsync(Visitor visitor, string page, string email, string name, string picture)
    {
        await visitor.Page.GotoAsync($"/{page}?token={await Outbox.TokenAsync(app, email)}");
        await visitor.Page.FillAsync("#Name", name);
        await visitor.Page.FillAsync("#Password", GuideDemo.Password);
        await visitor.Page.FillAsync("#Again", GuideDemo.Password);
        await visitor.Page.CheckAsync("[name=Terms]");
        await ShowAsync(visitor, picture);
        await visitor.Page.ClickAsync("[data-submit]");
        await visitor.ReadyAsync();
        await LookAsync(visitor);
    }

    /// <param name="visitor">Who.</param>
    /// <param name="link">What is pressed.</param>
    /// <param name="heading">Of the page to which it leads; the same words unless told otherwise.</param>
    public async Task FollowAsync(Visitor visitor, string link, string? heading = null)
    {
        await visitor.FollowAsync(link);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading ?? link);
        await visitor.ReadyAsync();
        await LookAsync(visitor);
    }

    /// <summary>Remembers what is on screen without a picture of it.</summary>
    public async Task LookAsync(Visitor visitor) => _seen.UnionWith(await visitor.Page.EvaluateAsync<string[]>(Words));

    public async Task ShowAsync(Visitor visitor, string picture)
    {
        await LookAsync(visitor);
        var file = $"{guide}-{_taken.Count + 1}-{picture}.png";
        await visitor.Page.BringToFrontAsync(); // what is behind another page is not painted anew
        var screenshot = await visitor.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        await SmallPicture.WriteAsync(Path.Combine(Folder, file), screenshot, await BlankAsync(visitor.Page.Context));
        _taken.Add(file);
    }

    // Pages of the service forbid what is asked of this one.
    private async Task<IPage> BlankAsync(IBrowserContext context) => _blank ??= await context.NewPageAsync();

    /// <summary>The guide names these pictures in this order, and quotes no word that nobody sees on the way.</summary>
    public void Check()
    {
        var text = Guide.Read(guide);

        Assert.Equal(text.Named, _taken);
        Assert.Empty(text.Quoted.Except(_seen));
    }
}
