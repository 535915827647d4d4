using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;

namespace Kms.Tests.Certificates;

/// <summary>What others make of our certificates, files and lists.</summary>
public sealed class OpenSslTests(CertificateHost service) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly KmsHost _host = service.Host;
    private Office _office = null!; // made before each test

    public async Task InitializeAsync() => _office = await Office.OpenAsync(_host);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_certificate_verifies_for_secure_mail_up_to_the_root()
    {
        var row = await _office.EnrolAsync();
        await WriteChainAsync();
        await OpenAsync(await _office.BackupAsync(row.Serial));

        Assert.Contains("own.pem: OK", await VerifyAsync());
        var text = await SayAsync("x509", "-in", "own.pem", "-noout", "-text");
        Assert.Contains($"email:{_office.Mail}", text);
        Assert.Contains("E-mail Protection", text);
        Assert.Contains("Digital Signature, Key Encipherment", text);
        Assert.Contains("Public-Key: (3072 bit)", text);
        Assert.Contains("/ca/issuing.crl", text);
    }

    [Fact]
    public async Task Without_the_tick_the_address_is_nowhere_in_the_certificate()
    {
        var row = await _office.EnrolAsync(_office.Draft with { InCertificate = false, Key = CertificateKey.EllipticCurve });
        await OpenAsync(await _office.BackupAsync(row.Serial));

        var text = await SayAsync("x509", "-in", "own.pem", "-noout", "-text");

        Assert.DoesNotContain("@example.com", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Key Encipherment", text);
        Assert.Contains("NIST CURVE: P-256", text);
    }

    [Theory]
    [InlineData(false, "PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256")]
    [InlineData(true, "pbeWithSHA1And3-KeyTripleDES-CBC")]
    public async Task A_backup_opens_with_its_password_and_holds_the_chain(bool compatible, string protection)
    {
        var row = await _office.EnrolAsync();
        await WriteAsync("own.p12", await _office.BackupAsync(row.Serial, compatible));

        var said = await SayAsync("pkcs12", "-in", "own.p12", "-info", "-passin", $"pass:{Office.Password}", "-nodes", "-legacy");

        Assert.Contains(protection, said);
        Assert.Contains("friendlyName: Anna Jensen (Hofor", said);
        Assert.Equal(3, said.Split("BEGIN CERTIFICATE").Length - 1);
        Assert.False((await OpenSsl.RunAsync(_folder.Path, "pkcs12", "-in", "own.p12", "-passin", "pass:wrong", "-nodes")).Content);
    }

    [Fact]
    public async Task A_mail_is_signed_and_encrypted_with_it()
    {
        var row = await _office.EnrolAsync();
        await WriteChainAsync();
        await OpenAsync(await _office.BackupAsync(row.Serial));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "mail.txt"), "Meter keys\n");

        await SayAsync("cms", "-sign", "-in", "mail.txt", "-signer", "own.pem", "-inkey", "own.key", "-certfile", "issuing.pem", "-out", "signed.eml", "-text");
        await SayAsync("smime", "-encrypt", "-aes256", "-in", "signed.eml", "-out", "sealed.eml", "own.pem");
        await SayAsync("cms", "-decrypt", "-in", "sealed.eml", "-recip", "own.pem", "-inkey", "own.key", "-out", "opened.eml");

        Assert.Contains("Meter keys", await SayAsync("cms", "-verify", "-in", "opened.eml", "-CAfile", "root.pem", "-purpose", "smimesign", "-text"));
    }

    [Fact]
    public async Task What_is_revoked_or_on_hold_stands_on_the_list_at_once()
    {
        var row = await _office.EnrolAsync();
        await WriteChainAsync();
        await OpenAsync(await _office.BackupAsync(row.Serial));

        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, true);
        Assert.Contains("Certificate Hold", await LineAsync(row.Serial));
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, false);
        Assert.Null(await LineAsync(row.Serial));
        Assert.Contains("own.pem: OK", await VerifyAsync("-crl_check_all"));
        await _office.Holder.RevokeAsync(await _office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise);
        Assert.Contains("Key Compromise", await LineAsync(row.Serial));
        Assert.Contains("certificate revoked", await VerifyAsync("-crl_check_all"));
        Assert.Contains("verify OK", await SayAsync("crl", "-in", "issuing.crl", "-inform", "DER", "-noout", "-CAfile", "all.pem"));
    }

    // What the list says of a certificate; null when it is not on it.
    private async Task<string?> LineAsync(string serial) =>
        (await ListAsync()).Split("Serial Number: ").FirstOrDefault(part => part.StartsWith(serial, StringComparison.OrdinalIgnoreCase));

    private async Task<string> ListAsync()
    {
        await WriteAsync("issuing.crl", [.. (await _office.Authority.GetRevocationsAsync(root: false))!.Value]);
        await WriteAsync("root.crl", [.. (await _office.Authority.GetRevocationsAsync(root: true))!.Value]);
        foreach (var list in new[] { "issuing", "root" }) await SayAsync("crl", "-in", $"{list}.crl", "-inform", "DER", "-out", $"{list}.crl.pem");
        return await SayAsync("crl", "-in", "issuing.crl", "-inform", "DER", "-noout", "-text");
    }

    private async Task<string> VerifyAsync(params string[] more)
    {
        string[] lists = more.Length == 0 ? [] : ["-CRLfile", "issuing.crl.pem", "-CRLfile", "root.crl.pem"];
        return (await OpenSsl.RunAsync(_folder.Path, ["verify", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "-purpose", "smimesign", "-x509_strict", "-attime", Now, .. lists, .. more, "own.pem"])).Said;
    }

    private string Now => _host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task OpenAsync(byte[] backup)
    {
        await WriteAsync("own.p12", backup);
        await SayAsync("pkcs12", "-in", "own.p12", "-passin", $"pass:{Office.Password}", "-nokeys", "-clcerts", "-out", "own.pem");
        await SayAsync("pkcs12", "-in", "own.p12", "-passin", $"pass:{Office.Password}", "-nocerts", "-nodes", "-out", "own.key");
    }

    private async Task WriteChainAsync()
    {
        var chain = await _office.ChainAsync();
        foreach (var (name, one) in new[] { "issuing", "root" }.Zip(chain))
        {
            await WriteAsync($"{name}.cer", [.. one.Content]);
            await SayAsync("x509", "-in", $"{name}.cer", "-inform", "DER", "-out", $"{name}.pem");
        }
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "all.pem"), string.Concat(new[] { "issuing", "root" }.Select(name => File.ReadAllText(Path.Combine(_folder.Path, $"{name}.pem")))));
    }

    private Task WriteAsync(string name, byte[] content) => File.WriteAllBytesAsync(Path.Combine(_folder.Path, name), content);

    private Task<string> SayAsync(params string[] arguments) => OpenSsl.SayAsync(_folder.Path, arguments);
}
