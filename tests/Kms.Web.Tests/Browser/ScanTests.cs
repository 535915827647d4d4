using System.Security.Cryptography;
using Deque.AxeCore.Playwright;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The scan page of phones (K5): camera, pictures, typing; what is scanned in a basement is claimed upstairs.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ScanTests(Chromium chromium)
{
    [Fact]
    public async Task Scans_without_a_connection_wait_on_the_phone_and_are_claimed_when_it_is_back()
    {
        var ida = await chromium.Browsing.WaitingAsync(chromium.App, "Installers Ida", "ida@install.example", 67610001, 3);
        await ida.Page.GotoAsync("/claim/scan");
        ida.Excuse("fetching the script", Visitor.Away); // the page that is kept may be under way
        await ida.Page.Context.SetOfflineAsync(true);

        await TypeAsync(ida, "67610001", "42/24");
        await TypeAsync(ida, "67610002/42/24", "");
        await TypeAsync(ida, "67610003", "11/11");
        await Assertions.Expect(ida.Page.GetByText("No connection. Devices that wait on this phone: 3")).ToBeVisibleAsync();
        await ida.PictureAsync("scan-offline");
        await ida.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(Line(ida, "67610001")).ToContainTextAsync("Claimed", new() { Timeout = 20_000 });
        await Assertions.Expect(Line(ida, "67610002")).ToContainTextAsync("Claimed");
        await Assertions.Expect(Line(ida, "67610003")).ToContainTextAsync("Not claimed");
        await Assertions.Expect(ida.Page.GetByText("No connection")).ToBeHiddenAsync();
        using var manager = await CrashClient.SignInAsync(chromium.App, "ida@install.example", Stock.Password);
        Assert.Equal("claimed", (await manager.GetAsync("devices/KAM-67610002"))["claim"]!["state"]!.GetValue<string>());
        Assert.DoesNotContain("42/24", await ida.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scans_are_still_there_after_the_page_was_closed_and_whoever_signs_out_finds_them_later()
    {
        var ivan = await chromium.Browsing.WaitingAsync(chromium.App, "Installers Ivan", "ivan@install.example", 67620001, 1);
        await ivan.Page.GotoAsync("/claim/scan");
        ivan.Excuse("401");
        await ivan.Page.Context.ClearCookiesAsync();
        await TypeAsync(ivan, "67620001", "42/24");
        await Assertions.Expect(ivan.Page.GetByText("You are signed out")).ToBeVisibleAsync();

        await ivan.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await ivan.Page.FillAsync("#Email", "ivan@install.example");
        await ivan.Page.FillAsync("#Password", Stock.Password);
        await ivan.Page.ClickAsync("button[type=submit]");

        await Assertions.Expect(Line(ivan, "67620001")).ToContainTextAsync("Claimed", new() { Timeout = 20_000 });
        await ivan.ClickAsync("Clear what is claimed");
        await Assertions.Expect(ivan.Page.GetByText("Nothing yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_opens_again_where_nobody_can_be_reached_and_keeps_what_is_scanned_there()
    {
        await using var app = await AppProcess.StartAsync();
        var cy = await chromium.Browsing.WaitingAsync(app, "Cellar Cy", "cy@cellar.example", 67640001, 1);
        await cy.Page.GotoAsync("/claim/scan");
        await cy.Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready) && Boolean(await caches.match('/claim/scan'))");
        cy.Excuse(Visitor.Away);
        await app.KillAsync();

        await cy.Page.GotoAsync("/claim/scan");
        await TypeAsync(cy, "67640001", "42/24");
        await Assertions.Expect(cy.Page.GetByText("No connection. Devices that wait on this phone: 1")).ToBeVisibleAsync();
        await app.StartAgainAsync();

        await Assertions.Expect(Line(cy, "67640001")).ToContainTextAsync("Claimed", new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task What_one_person_scanned_is_not_claimed_by_the_next_one_who_signs_in_on_the_phone()
    {
        var una = await chromium.Browsing.WaitingAsync(chromium.App, "Shared Una", "una@shared.example", 67650001, 1);
        await una.Page.GotoAsync("/claim/scan");
        var other = await chromium.Browsing.VisitAsync(chromium.App);
        await other.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await una.Page.Context.AddCookiesAsync((await other.Page.Context.CookiesAsync()).Where(cookie => cookie.Name == "kms").Select(cookie =>
            new Cookie { Name = cookie.Name, Value = cookie.Value, Url = chromium.App.Address.ToString() }));

        await TypeAsync(una, "67650001", "42/24");

        await Assertions.Expect(una.Page.GetByText("You are signed out")).ToBeVisibleAsync();
        await Assertions.Expect(Line(una, "67650001")).ToContainTextAsync("Waits");
    }

    [Fact]
    public async Task A_code_before_the_camera_is_claimed()
    {
        using var folder = new Kms.Testing.TempFolder();
        var video = Path.Combine(folder.Path, "label.y4m");
        QrVideo.Write(video, QrVideo.Label);
        await using var browsing = await Browsing.StartAsync("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={video}");
        var carl = await browsing.WaitingAsync(chromium.App, "Camera Carl", "carl@camera.example", 67600001, 1);
        await carl.Page.GotoAsync("/claim/scan");

        await carl.ClickAsync("Start the camera");

        await Assertions.Expect(carl.Page.GetByText("67600001 is in the list")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Line(carl, "67600001")).ToContainTextAsync("Claimed", new() { Timeout = 30_000 });
        await carl.PictureAsync("scan-camera");
        await carl.ClickAsync("Stop the camera");
        await Assertions.Expect(carl.Page.Locator("video")).ToBeHiddenAsync();
        Assert.Empty(carl.Complaints);
    }

    [Fact]
    public async Task A_bar_code_with_the_serial_number_alone_asks_for_the_code()
    {
        var bo = await chromium.Browsing.WaitingAsync(chromium.App, "Barcode Bo", "bo@bars.example", 67630001, 1);
        await bo.Page.GotoAsync("/claim/scan");

        await bo.Page.SetInputFilesAsync("[data-picture]", new FilePayload { Name = "label.png", MimeType = "image/png", Buffer = await DrawAsync(bo.Page, "67630001") });

        await Assertions.Expect(bo.Page.GetByText("67630001 was read. Now type the code from the label.")).ToBeVisibleAsync();
        await Assertions.Expect(bo.Page.GetByLabel("Code", new() { Exact = true })).ToBeFocusedAsync();
        await bo.Page.Keyboard.TypeAsync("42/24");
        await bo.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Line(bo, "67630001")).ToContainTextAsync("Claimed", new() { Timeout = 20_000 });
    }

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("de", ColorScheme.Dark)]
    public async Task The_page_fits_on_a_phone_and_has_no_accessibility_fault(string language, ColorScheme theme)
    {
        var op = await chromium.VisitAsync(theme, 360);
        await op.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await op.SpeakAsync(language);
        await op.Page.GotoAsync("/claim/scan");
        await op.Page.EvaluateAsync("() => { kmsScan.Post.prototype.send = () => {}; }");
        await op.Page.FillAsync("#serial", "67610009/42/24");
        await op.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Line(op, "67610009")).ToBeVisibleAsync();

        string[] unfit = [.. await op.Page.EvaluateAsync<string[]>(Fit.Faults), .. await op.Page.EvaluateAsync<string[]>(Longer.Faults)];

        Assert.Empty((await PageTests.FaultsAsync(op.Page, "/claim/scan")).Concat(unfit));
    }

    [Theory]
    [InlineData("67610001/42/24", "67610001", "42/24")]
    [InlineData("KAM-67610001;42/24", "KAM-67610001", "42/24")]
    [InlineData("https://keys.example.com/c/KAM-67610001/AAAABBBBCCCCDDDDEEEE12", "KAM-67610001", "AAAABBBBCCCCDDDDEEEE12")]
    [InlineData("LW:D0:70B3D57ED0000001:70B3D57ED0000002:01020304:OABCDEF0123:PSECRETKEY", "EUI-70B3D57ED0000002", "ABCDEF0123")]
    [InlineData("LW:D0:70B3D57ED0000001:70B3D57ED0000002:01020304", "EUI-70B3D57ED0000002", null)]
    [InlineData("67610001", "67610001", null)]
    [InlineData("WIFI:S:x;;", null, null)]
    public async Task Of_a_code_no_more_is_taken_than_device_and_claim_code(string text, string? device, string? code)
    {
        var op = await chromium.OperatorAsync();
        await op.Page.GotoAsync("/claim/scan");

        var read = await op.Page.EvaluateAsync<Dictionary<string, string?>?>("text => kmsScan.understand(text)", text);

        Assert.Equal((device, code), (read?["device"], read?["code"]));
    }

    [Fact]
    public void The_library_is_the_one_that_its_notice_and_the_page_name()
    {
        var file = File.ReadAllBytes(Path.Combine(TextsTests.Web, "wwwroot", "lib", "zxing", "zxing.min.js"));

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file)), File.ReadAllText(Path.Combine(TextsTests.Web, "wwwroot", "lib", "zxing", "README.txt")), StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(SHA384.HashData(file)), File.ReadAllText(Path.Combine(TextsTests.Web, "wwwroot", "js", "scan-read.js")), StringComparison.Ordinal);
    }

    private static async Task TypeAsync(Visitor visitor, string serial, string code)
    {
        await visitor.Page.GetByLabel("Serial number or DevEUI").FillAsync(serial);
        await visitor.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await visitor.ClickAsync("Add");
    }

    private static ILocator Line(Visitor visitor, string device) => visitor.Page.Locator("[data-list] li", new() { HasTextString = device });

    // Code 39: each digit is five bars and four gaps, three of them wide; a star begins and ends.
    private static async Task<byte[]> DrawAsync(IPage page, string digits) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        """
        digits => {
            const shapes = { 0: 'nnnwwnwnn', 1: 'wnnwnnnnw', 2: 'nnwwnnnnw', 3: 'wnwwnnnnn', 4: 'nnnwwnnnw', 5: 'wnnwwnnnn', 6: 'nnwwwnnnn', 7: 'nnnwnnwnw', 8: 'wnnwnnwnn', 9: 'nnwwnnwnn', '*': 'nwnnwnwnn' };
            const canvas = document.createElement('canvas'), paint = canvas.getContext('2d');
            [canvas.width, canvas.height] = [700, 160];
            paint.fillStyle = '#fff';
            paint.fillRect(0, 0, 700, 160);
            paint.fillStyle = '#000';
            let x = 60;
            for (const digit of `*${digits}*`) {
                [...shapes[digit]].forEach((width, place) => { const size = width === 'w' ? 9 : 3; if (place % 2 === 0) paint.fillRect(x, 30, size, 100); x += size; });
                x += 3;
            }
            return canvas.toDataURL('image/png').split(',')[1];
        }
        """, digits));
}
