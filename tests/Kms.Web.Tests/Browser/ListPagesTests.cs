using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What will be left out is told before: of a download, of a batch reference, of a list of claims.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class ListPagesTests(Chromium chromium)
{
    [Fact]
    public async Task A_protected_download_shows_its_passphrase_once()
    {
        var pia = await chromium.StockAsync("Passphrase Pia", "pia@lists.example", 67840001, 2);
        await pia.GoAsync("/download?ids=KAM-67840001,KAM-67840002");
        await pia.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^ZIP with passphrase") }).CheckAsync();
        await pia.FillAsync("Why do you need them?", "Spare part");
        await pia.PictureAsync("download-protection");
        await pia.ClickAsync("Download keys (2)");
        await pia.FinishedAsync();
        await pia.PictureAsync("download-passphrase-waits");

        await pia.ClickAsync("Show the passphrase");

        await Assertions.Expect(pia.Page.Locator("dialog[open] [data-secret]")).ToHaveTextAsync(new Regex("^([A-HJ-NP-Z2-9]{4}-){5}[A-HJ-NP-Z2-9]{4}$"));
        await pia.PictureAsync("download-passphrase");
        await pia.ClickAsync("I have noted it");
        await Assertions.Expect(pia.Page.GetByText("The passphrase was shown already")).ToBeVisibleAsync();
        var file = await pia.Page.RunAndWaitForDownloadAsync(() => pia.FollowAsync("Save the file"));
        Assert.EndsWith(".csv.zip", file.SuggestedFilename, StringComparison.Ordinal);
        await pia.GoAsync($"/jobs/{file.Url.Split('/')[^2]}");
        await Assertions.Expect(pia.Page.GetByText("The file was collected already")).ToBeVisibleAsync();
        await Assertions.Expect(pia.Page.GetByRole(AriaRole.Link, new() { Name = "Save the file" })).ToHaveCountAsync(0);
        await pia.PictureAsync("download-collected");
        await pia.ClickAsync("It was not me");
        await Assertions.Expect(pia.Page.GetByText("Your administrators were told")).ToBeVisibleAsync();
        Assert.Empty(pia.Complaints);
    }

    [Fact]
    public async Task A_download_is_encrypted_to_a_certificate_that_is_brought()
    {
        var cleo = await chromium.StockAsync("Certificate Cleo", "cleo@lists.example", 67850001, 1);
        await cleo.GoAsync("/download?ids=KAM-67850001");
        await cleo.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^My certificate") }).CheckAsync();
        await cleo.FillAsync("Why do you need them?", "Spare part");
        await cleo.ClickAsync("Download keys (1)");
        await Assertions.Expect(cleo.Page.Locator("#certificate-file-error")).ToContainTextAsync("You have no certificate of this service");
        await cleo.PictureAsync("download-certificate-fault");

        await cleo.Page.Locator("#certificate-file").SetInputFilesAsync(new FilePayload { Name = "cleo.pem", MimeType = "application/x-pem-file", Buffer = CertificateOf("cleo@lists.example") });
        await Assertions.Expect(cleo.Page.Locator("#certificate-file-error")).ToHaveCountAsync(0);
        await cleo.ClickAsync("Download keys (1)");
        await cleo.FinishedAsync();

        await Assertions.Expect(cleo.Page.GetByText("openssl cms -decrypt")).ToBeVisibleAsync();
        await cleo.PictureAsync("download-certificate");
        var file = await cleo.Page.RunAndWaitForDownloadAsync(() => cleo.FollowAsync("Save the file"));
        Assert.EndsWith(".csv.p7m", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(cleo.Complaints);
    }

    [Fact]
    public async Task The_download_list_names_what_is_refused_and_what_a_format_leaves_out()
    {
        var dora = await chromium.StockAsync("Download Dora", "dora@lists.example", 67800001, 2);
        await dora.GoAsync("/download?ids=KAM-67800001,KAM-67800002,KAM-67899999");
        await Assertions.Expect(dora.Page.GetByText("Unknown, or not yours")).ToBeVisibleAsync();
        await Assertions.Expect(dora.Page.GetByText("Download keys (2)")).ToBeVisibleAsync();
        await dora.PictureAsync("download-list");

        await dora.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^The Things Stack \\(CSV") }).CheckAsync();

        await Assertions.Expect(dora.Page.GetByText("The Things Stack (CSV) cannot carry all of them")).ToBeVisibleAsync();
        await Assertions.Expect(dora.Page.GetByRole(AriaRole.Button, new() { Name = "Download keys (0)" })).ToBeDisabledAsync();
        Assert.Empty(dora.Complaints);
    }

    [Fact]
    public async Task A_batch_reference_is_saved_when_the_rows_that_it_leaves_out_have_been_shown()
    {
        var bea = await chromium.StockAsync("Batch Bea", "bea@lists.example", 67810001, 2);
        await bea.GoAsync("/batches/new");
        await bea.FillAsync("Name", "Spring list");
        await bea.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("KAM-67810001\nKAM-67810002\nnonsense!") });
        await Assertions.Expect(bea.Page.GetByText("list.txt")).ToBeVisibleAsync();

        await bea.ClickAsync("Save");
        await Assertions.Expect(bea.Page.GetByText("Some rows are left out")).ToBeVisibleAsync();
        await bea.PictureAsync("batch-left-out");
        await bea.ClickAsync("Save");

        await Assertions.Expect(bea.Page.GetByRole(AriaRole.Heading, new() { Name = "Spring list" })).ToBeVisibleAsync();
        await bea.GoAsync("/batches?kind=delivery");
        await Assertions.Expect(bea.Page.GetByText("No batch reference matches")).ToBeVisibleAsync();
        await bea.GoAsync("/batches?kind=list");
        await Assertions.Expect(bea.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await bea.PictureAsync("batches");
    }

    [Fact]
    public async Task Lines_that_are_no_claims_are_told_before_they_cost_an_attempt()
    {
        var lea = await chromium.Browsing.WaitingAsync(chromium.App, "Lines Lea", "lea@lists.example", 67820001, 2);
        await lea.GoAsync("/claim/many");

        await lea.FillAsync("One device per line", "serial;code;year\n67820001;42;2024\n67820002\n67820001/42/24");

        await Assertions.Expect(lea.Page.GetByText("Lines left out: 2")).ToBeVisibleAsync();
        await lea.PictureAsync("claim-many");
        await lea.ClickAsync("Claim 1 devices");
        await lea.FinishedAsync();
        using var manager = await CrashClient.SignInAsync(chromium.App, "lea@lists.example", Stock.Password);
        Assert.Equal("claimed", (await manager.GetAsync("devices/KAM-67820001"))["claim"]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_code_the_claim_is_asked_for()
    {
        var wim = await chromium.Browsing.WaitingAsync(chromium.App, "Without Wim", "wim@lists.example", 67830001, 1);
        await wim.GoAsync("/claim/request");
        await wim.FillAsync("Serial number or DevEUI", "67899998");
        await wim.ClickAsync("Send request");
        await Assertions.Expect(wim.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(wim.Page.GetByLabel("Serial number or DevEUI")).ToHaveValueAsync("67899998");

        await wim.FillAsync("Serial number or DevEUI", "67830001");
        await wim.FillAsync("Message", "The label is gone");
        await wim.PictureAsync("claim-request");
        await wim.ClickAsync("Send request");

        await Assertions.Expect(wim.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("The request was sent") })).ToBeVisibleAsync();
        await wim.GoAsync("/claim-requests");
        await Assertions.Expect(wim.Page.GetByText("KAM-67830001")).ToBeVisibleAsync();
    }

    private static byte[] CertificateOf(string mail)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Cleo", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return Encoding.ASCII.GetBytes(made.ExportCertificatePem());
    }
}
