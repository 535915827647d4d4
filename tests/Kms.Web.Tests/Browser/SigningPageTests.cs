using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The operator has the service's mails signed: with a certificate from here, one from elsewhere, or none.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class SigningPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_certificate_is_issued_replaced_by_an_uploaded_one_and_removed()
    {
        await using var app = await AppProcess.StartAsync();
        await using var browsing = await Browsing.StartAsync();
        var op = await browsing.VisitAsync(app);
        await op.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        await op.GoAsync("/settings/mail");
        await Assertions.Expect(op.Page.GetByText("Mails leave unsigned", new() { Exact = true })).ToBeVisibleAsync();
        await op.PictureAsync("settings-mail-none");

        await op.ClickAsync("Issue a certificate");
        await Assertions.Expect(op.Page.GetByText("Mails are signed from now on")).ToBeVisibleAsync();
        await Assertions.Expect(op.Page.Locator("dl.facts")).ToContainTextAsync("Issuing CA 1");
        await op.PictureAsync("settings-mail");

        await UploadAsync(op, Make("somebody@else.example"));
        await Assertions.Expect(op.Page.Locator(".error", new() { HasText = "not for the address that mails come from: keys@localhost.localdomain" })).ToBeVisibleAsync();
        await UploadAsync(op, Make("keys@localhost.localdomain"));
        await Assertions.Expect(op.Page.Locator("dl.facts")).ToContainTextAsync("CN=Elsewhere");
        // It ends within a month.
        await Assertions.Expect(op.Page.GetByText("The certificate ends soon")).ToBeVisibleAsync();
        await op.GoAsync("/");
        await Assertions.Expect(op.Page.GetByText("The certificate ends soon")).ToBeVisibleAsync();
        await op.PictureAsync("settings-mail-home");

        await op.GoAsync("/settings/mail");
        await op.ClickAsync("Remove");
        await op.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(op.Page.GetByText("Mails leave unsigned", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(op.Complaints);
    }

    [Fact]
    public async Task It_is_the_operators_alone()
    {
        var una = await chromium.StockAsync("Upsilon Signing", "una@signing.example", 70180001, 1);

        await una.GoAsync("/settings/mail");

        await Assertions.Expect(una.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(una.Page.GetByRole(AriaRole.Button, new() { Name = "Issue a certificate" })).ToHaveCountAsync(0);
    }

    private static async Task UploadAsync(Visitor op, byte[] file)
    {
        await op.Page.SetInputFilesAsync("#signing-file", new FilePayload { Name = "mail.p12", MimeType = "application/x-pkcs12", Buffer = file });
        await op.FillAsync("Password of the file", "secret");
        await op.ClickAsync("Use this certificate");
        await op.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();
    }

    private static byte[] Make(string mail)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Elsewhere", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(20));
        return made.Export(X509ContentType.Pkcs12, "secret");
    }
}
