using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Employee certificates for secure mail, step by step in the order of the portal that this takes the place of (N1 to N4).</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class CertificateTests(Chromium chromium)
{
    private const string First = "Twelve-Herons-19";
    private const string Mail = "nina@secure.example";

    [Fact]
    public async Task A_certificate_is_ordered_fetched_backed_up_and_renewed()
    {
        var admin = await chromium.StockAsync("Secure Mail", "mia@secure.example", 66300001, 1);
        await InviteAsync(admin, Mail);
        var nina = await chromium.VisitAsync();
        await nina.ArriveAsync("invitation", Mail, Stock.Password);

        var code = await OrderAsync(admin);
        var link = await OpenAsync(nina, "");
        await EnrolAsync(nina, code);
        await BackUpAsync(nina);
        await OrderAgainAsync(admin);
        await OpenAsync(nina, link);
        await RenewAsync(nina);

        await FindAsync();
        await admin.GoAsync("/certificates/all?state=Valid");
        await Assertions.Expect(admin.Page.GetByText("Nina Holm").First).ToBeVisibleAsync();
        await admin.PictureAsync("certificate-overview");
        Assert.Empty(admin.Complaints.Concat(nina.Complaints));
    }

    [Fact]
    public async Task Without_the_mail_it_is_asked_for_again_and_nobody_learns_who_waits()
    {
        var guest = await chromium.VisitAsync();
        await guest.Page.GotoAsync("/certificates/renew");
        await guest.Page.FillAsync("#Email", "nobody@elsewhere.example");
        await guest.PictureAsync("certificate-renew");
        await guest.Page.ClickAsync("button[type=submit]");

        await Assertions.Expect(guest.Page.GetByText("If a certificate waits for nobody@elsewhere.example")).ToBeVisibleAsync();
    }

    // N6: whoever has no account finds the renewed one alone, by keyboard, with its two files.
    private async Task FindAsync()
    {
        var stranger = await chromium.VisitAsync();
        var page = stranger.Page;
        await page.GotoAsync("/certificates/directory");
        await page.FocusAsync("#Email");
        await page.Keyboard.TypeAsync("nobody@secure.example");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No certificate for nobody@secure.example" })).ToBeVisibleAsync();
        await stranger.PictureAsync("certificate-directory-none");
        await page.FillAsync("#Email", Mail);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Certificates for {Mail}" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Nina Holm")).ToHaveCountAsync(1);
        await stranger.PictureAsync("certificate-directory");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Certificate (.cer)" }).ClickAsync());
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(await file.PathAsync());
        Assert.Equal(("nina.cer", Mail), (file.SuggestedFilename, certificate.GetNameInfo(X509NameType.EmailName, false)));
        var card = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Contact card (.vcf)" }).ClickAsync());
        Assert.Contains("FN:Nina Holm", await File.ReadAllTextAsync(await card.PathAsync()), StringComparison.Ordinal);
        Assert.Empty(stranger.Complaints);
    }

    // N1: the user, the address, save; details, two ticks, save, confirm.
    private static async Task<string> OrderAsync(Visitor admin)
    {
        await admin.GoAsync("/members");
        await admin.FollowAsync(Mail);
        await Assertions.Expect(admin.Page.GetByLabel("E-mail address", new() { Exact = true })).ToHaveValueAsync(Mail);
        await admin.FillAsync("Name in the certificate", "Nina Holm");
        await admin.ClickAsync("Save changes");
        await admin.ClickAsync("Show details");
        await admin.Page.GetByLabel("Store e-mail address in the certificate").CheckAsync();
        await admin.Page.GetByLabel("Show certificate in the public certificate directory").CheckAsync();
        await admin.PictureAsync("certificate-details");
        await admin.Page.Locator("#secure-mail-details").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await admin.ClickAsync("Confirm");
        var code = await admin.Page.Locator("dialog[open] [data-secret]").InnerTextAsync();
        await admin.PictureAsync("certificate-code");
        await admin.Page.Locator("dialog[open] .modal-foot button").ClickAsync();
        await Assertions.Expect(admin.Page.GetByText("Ordered", new() { Exact = true })).ToBeVisibleAsync();
        return code;
    }

    private static async Task OrderAgainAsync(Visitor admin)
    {
        await admin.GoAsync("/members");
        await admin.FollowAsync(Mail);
        await admin.ClickAsync("Confirm");
        await admin.Page.Locator("dialog[open] .modal-foot button").ClickAsync();
        await Assertions.Expect(admin.Page.GetByText("Ordered", new() { Exact = true })).ToBeVisibleAsync();
        await admin.PictureAsync("certificate-user");
    }

    // N2: the mail with the link.
    private async Task<string> OpenAsync(Visitor nina, string before)
    {
        var token = before;
        while (token == before) token = await Outbox.TokenAsync(chromium.App, Mail);
        await nina.Page.GotoAsync($"/certificates/enrol?token={token}");
        return token;
    }

    // N3, for a first certificate: the code, the terms, a new password whose button waits for all rules.
    private static async Task EnrolAsync(Visitor nina, string code)
    {
        var page = nina.Page;
        await page.FillAsync("#Proof", "WRONG-CODES");
        await page.ClickAsync("form button.primary");
        await Assertions.Expect(page.GetByText("This is not the code")).ToBeVisibleAsync();
        await page.FillAsync("#Proof", code.ToLowerInvariant());
        await nina.PictureAsync("certificate-code-given");
        await page.ClickAsync("form button.primary");
        await page.CheckAsync("[name=Terms]");
        await nina.PictureAsync("certificate-terms");
        await page.ClickAsync("form button.primary");
        await page.FillAsync("#Password", "too short");
        await Assertions.Expect(page.Locator("form[method=post] [data-submit]")).ToBeDisabledAsync();
        await page.FillAsync("#Password", First);
        await page.FillAsync("#Again", First);
        await nina.PictureAsync("certificate-password");
        await FinishAsync(page);
    }

    // A key is searched for, which takes a busy machine its time.
    private static async Task FinishAsync(IPage page)
    {
        await page.ClickAsync("form[method=post] [data-submit]", new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByText("Your certificate is ready")).ToBeVisibleAsync(new() { Timeout = 120_000 });
    }

    // N4: choose the certificate, name the file, give its password.
    private static async Task BackUpAsync(Visitor nina)
    {
        await nina.FollowAsync("Go on to the backup");
        await nina.ReadyAsync();
        await nina.PictureAsync("certificates");
        await nina.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take a backup of") }).First.ClickAsync();
        await nina.Page.FillAsync("#Name", "Nina mail");
        await nina.Page.FillAsync("#Password", "Not-The-Password-1");
        await nina.Page.ClickAsync("form button.primary");
        await Assertions.Expect(nina.Page.GetByText("This is not the password of the certificate")).ToBeVisibleAsync();
        await nina.PictureAsync("certificate-backup");
        await nina.Page.FillAsync("#Name", "Nina mail");
        await nina.Page.FillAsync("#Password", First);
        var download = await nina.Page.RunAndWaitForDownloadAsync(() => nina.Page.ClickAsync("form button.primary"));
        Assert.Equal("Nina mail.p12", download.SuggestedFilename);
        Assert.Contains("friendlyName: Nina Holm", await ReadAsync(await download.PathAsync()));
    }

    // N3, renewal: which certificate, its password, the terms, a password that may be the same.
    private static async Task RenewAsync(Visitor nina)
    {
        var page = nina.Page;
        await Assertions.Expect(page.GetByText("Which certificate do you want to renew?")).ToBeVisibleAsync();
        await nina.PictureAsync("certificate-choose");
        await page.ClickAsync("form button.primary");
        await page.FillAsync("#Proof", "Not-The-Password-1");
        await page.ClickAsync("form button.primary");
        await Assertions.Expect(page.GetByText("This is not the password of the certificate")).ToBeVisibleAsync();
        await page.FillAsync("#Proof", First);
        await page.ClickAsync("form button.primary");
        await page.CheckAsync("[name=Terms]");
        await page.ClickAsync("form button.primary");
        await page.FillAsync("#Password", First);
        await page.FillAsync("#Again", First);
        await FinishAsync(page);
        await nina.GoAsync("/certificates");
        await Assertions.Expect(page.GetByText("Replaced")).ToBeVisibleAsync();
        await page.GotoAsync("/certificates/authority");
        await nina.PictureAsync("certificate-authority");
    }

    private static async Task InviteAsync(Visitor visitor, string email)
    {
        await visitor.GoAsync("/invitations/new");
        await visitor.FillAsync("E-mail address", email);
        await visitor.ClickAsync("Review");
        await visitor.ClickAsync("Send");
        await Assertions.Expect(visitor.Page.GetByText($"The invitation to {email} is on its way").First).ToBeVisibleAsync();
    }

    private static async Task<string> ReadAsync(string file)
    {
        var start = new ProcessStartInfo("openssl", ["pkcs12", "-in", file, "-passin", $"pass:{First}", "-nokeys"]) { RedirectStandardOutput = true };
        using var openssl = Process.Start(start)!; // openssl is there, or nothing is
        return await openssl.StandardOutput.ReadToEndAsync();
    }
}
