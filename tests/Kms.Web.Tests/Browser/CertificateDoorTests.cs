using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Testing;
using Kms.Testing.Processes;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Signing in with a certificate, from the switch of the organisation to the day when it is revoked.</summary>
public sealed class CertificateDoorTests : IAsyncLifetime
{
    private const string Mail = "dora@door.example";
    private const string Password = "Twelve-Herons-19";

    private readonly TempFolder _folder = new();
    private readonly int _port = TestPort.Find();
    private AppProcess _app = null!; // started before the test
    private Browsing _browsing = null!;

    private string Door => $"https://127.0.0.1:{_port}";

    public async Task InitializeAsync()
    {
        _app = await AppProcess.StartAsync(
            ("Kms__CertificateSignIn__Port", _port.ToString(CultureInfo.InvariantCulture)),
            ("Kms__CertificateSignIn__Certificate", ServerCertificate()), ("Kms__CertificateSignIn__Key", _folder.File("server.key")));
        _browsing = await Browsing.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browsing.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_browser_offers_the_certificate_and_its_holder_is_signed_in_until_it_is_revoked()
    {
        var dora = await _browsing.WaitingAsync(_app, "Door Works", Mail, 70180001, 1);
        await AllowAsync(dora);
        var file = await EnrolAsync(dora);
        var holder = await VisitAsync(file);

        await holder.Page.GotoAsync("/sign-in?returnUrl=%2Fcertificates");
        await holder.PictureAsync("sign-in-with-certificate");
        await holder.FollowAsync("Sign in with certificate");
        await Assertions.Expect(holder.Page.GetByText("Dora Doe")).ToBeVisibleAsync();
        await holder.PictureAsync("certificate-sign-in");
        await holder.ClickAsync("Sign in");
        await holder.Page.WaitForURLAsync("**/certificates");
        await holder.ReadyAsync();
        Assert.StartsWith(_app.Address.ToString(), holder.Page.Url, StringComparison.Ordinal);

        await RevokeAsync();
        await holder.Page.GotoAsync($"{Door}/sign-in/certificate");
        await holder.ClickAsync("Sign in");
        await Assertions.Expect(holder.Page.GetByText("Your certificate is revoked")).ToBeVisibleAsync();
        await holder.PictureAsync("certificate-sign-in-revoked");
        await holder.Page.GotoAsync("/certificates");
        await Assertions.Expect(holder.Page.Locator("#Password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_has_none_is_told_and_behind_that_address_there_is_nothing_else()
    {
        var stranger = await VisitAsync(file: null);
        await stranger.Page.GotoAsync($"{Door}/sign-in/certificate");
        await Assertions.Expect(stranger.Page.GetByText("Your browser sent no certificate")).ToBeVisibleAsync();
        await stranger.PictureAsync("certificate-sign-in-none");
        await stranger.FollowAsync("Sign in with your password");
        await Assertions.Expect(stranger.Page.Locator("#Password")).ToBeVisibleAsync();
        Assert.StartsWith(_app.Address.ToString(), stranger.Page.Url, StringComparison.Ordinal);

        using var other = OtherAuthority();
        using var http = Client(other);
        using var home = await http.GetAsync("/devices");
        Assert.Equal((HttpStatusCode.Redirect, new Uri(_app.Address, "/devices")), (home.StatusCode, home.Headers.Location));
        using var api = await http.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        using var page = await http.GetAsync("/sign-in/certificate");
        Assert.Contains("Somebody else", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task AllowAsync(Visitor dora)
    {
        await dora.GoAsync("/settings");
        await dora.Page.GetByLabel("Members may sign in with their certificate").CheckAsync();
        await dora.PictureAsync("settings-certificate-sign-in");
        await dora.ClickAsync("Save");
        await Assertions.Expect(dora.Page.GetByText("Saved").First).ToBeVisibleAsync();
    }

    // An administrator orders one for the own account; the link goes to its address all the same.
    private async Task<string> EnrolAsync(Visitor dora)
    {
        var code = await OrderAsync();
        var page = dora.Page;
        await page.GotoAsync($"/certificates/enrol?token={await Outbox.TokenAsync(_app, Mail)}");
        await page.FillAsync("#Proof", code);
        await page.ClickAsync("form button.primary");
        await page.CheckAsync("[name=Terms]");
        await page.ClickAsync("form button.primary");
        await page.FillAsync("#Password", Password);
        await page.FillAsync("#Again", Password);
        await page.ClickAsync("form[method=post] [data-submit]", new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByText("Your certificate is ready")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await dora.GoAsync("/certificates");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take a backup of") }).First.ClickAsync();
        await page.FillAsync("#Password", Password);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("form button.primary"));
        await download.SaveAsAsync(_folder.File("dora.p12"));
        return _folder.File("dora.p12");
    }

    private async Task<string> OrderAsync()
    {
        using var admin = await CrashClient.SignInAsync(_app, Mail, Stock.Password);
        var user = (await admin.GetAsync("me"))["id"]!.GetValue<string>();
        var organisation = (await admin.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
        var placed = await admin.PostAsync($"users/{user}/certificates", new { organisationId = organisation, name = "Dora Doe", inCertificate = true, inDirectory = false });
        return placed["code"]!.GetValue<string>();
    }

    private async Task RevokeAsync()
    {
        using var admin = await CrashClient.SignInAsync(_app, Mail, Stock.Password);
        var user = (await admin.GetAsync("me"))["id"]!.GetValue<string>();
        var serial = (await admin.GetAsync($"users/{user}/certificates"))["certificates"]![0]!["serial"]!.GetValue<string>(); // the one
        await admin.PostAsync($"users/{user}/certificates/{serial}/revoke", new { reason = "key-compromise" });
    }

    private async Task<Visitor> VisitAsync(string? file) => await _browsing.VisitAsync(_app, context =>
    {
        context.IgnoreHTTPSErrors = true;
        if (file is not null) context.ClientCertificates = [new() { Origin = Door, PfxPath = file, Passphrase = Password }];
    });

    private HttpClient Client(X509Certificate2 certificate)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        handler.ClientCertificates.Add(certificate);
        return new HttpClient(handler) { BaseAddress = new Uri(Door) };
    }

    private static X509Certificate2 OtherAuthority()
    {
        using var key = RSA.Create(2048);
        return Request(key, "CN=Somebody else").CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    private string ServerCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(key, "CN=127.0.0.1").CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(_folder.File("server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.File("server.key"), key.ExportPkcs8PrivateKeyPem());
        return _folder.File("server.pem");
    }

    private static CertificateRequest Request(RSA key, string name) => new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
