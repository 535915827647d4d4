using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Kms.Certificates;
using Kms.Exports;
using Kms.Keys;
using Kms.Testing;
using Kms.Tests.Certificates;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Exports;

/// <summary>Files for a certificate, signed inside: openssl decrypts them and then verifies who made them.</summary>
public sealed class SignedFileTests : IClassFixture<CertificateHost>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KmsHost _host;

    public SignedFileTests(CertificateHost shared) => _host = shared.Host;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(64 * 1024, true)]
    [InlineData(200_001, true)]
    [InlineData(1_000, false)]
    public async Task OpenSSL_opens_it_and_verifies_the_signature(int length, bool isRsa)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 23))));

        await WriteAsync(text, isRsa);

        await OpenSsl.SayAsync(_folder.Path, Decrypt());
        var said = await OpenSsl.SayAsync(_folder.Path, Verify());
        Assert.Contains("successful", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(text, await File.ReadAllTextAsync(_folder.File("keys.csv")));
    }

    [Fact]
    public async Task A_changed_byte_of_the_content_is_noticed()
    {
        await WriteAsync("28F64A24988064A079AA2C807D6102AE", isRsa: true);
        await OpenSsl.SayAsync(_folder.Path, Decrypt());
        var signed = await File.ReadAllBytesAsync(_folder.File("signed.p7m"));
        signed[signed.AsSpan().IndexOf("28F64A24"u8)]++;
        await File.WriteAllBytesAsync(_folder.File("signed.p7m"), signed);

        Assert.False((await OpenSsl.RunAsync(_folder.Path, Verify())).Content);
    }

    [Fact]
    public async Task The_framework_reads_it_too()
    {
        await WriteAsync("Meter keys", isRsa: true);
        await OpenSsl.SayAsync(_folder.Path, Decrypt());

        var read = new SignedCms();
        read.Decode(await File.ReadAllBytesAsync(_folder.File("signed.p7m")));
        read.CheckSignature(verifySignatureOnly: true);

        Assert.Equal("Meter keys", Encoding.ASCII.GetString(read.ContentInfo.Content));
        Assert.Equal(_host.Clock.GetUtcNow().UtcDateTime, read.SignerInfos[0].SignedAttributes
            .Cast<CryptographicAttributeObject>().SelectMany(one => one.Values.OfType<Pkcs9SigningTime>()).Single().SigningTime);
    }

    private static string[] Decrypt() =>
        ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "keys.p7m", "-inkey", "own.key", "-out", "signed.p7m"];

    private static string[] Verify() =>
        ["cms", "-verify", "-binary", "-inform", "DER", "-in", "signed.p7m", "-CAfile", "service.pem", "-purpose", "any", "-no_check_time", "-out", "keys.csv"];

    private async Task WriteAsync(string text, bool isRsa)
    {
        await OpenSsl.SayAsync(_folder.Path, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=own", "-days", "30", "-keyout", "own.key", "-out", "own.pem");
        using var own = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(_folder.File("own.pem")));
        await using var file = File.Create(_folder.File("keys.p7m"));
        await using var signed = new SignedFile(new SealedCms(file, own.RawData), Signer(isRsa));
        foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(7_001)) await signed.WriteAsync(piece);
        await signed.CompleteAsync(CancellationToken.None);
    }

    private FileSigner Signer(bool isRsa)
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = isRsa
            ? new CertificateRequest("CN=Service", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Service", curve, HashAlgorithmName.SHA256);
        var now = _host.Clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(_folder.File("service.pem"), made.ExportCertificatePem());
        var vault = _host.Get<IKeyVault>();
        ImmutableArray<byte> hidden = vault.SealKey(made, AuthoritySeals.Signing);
        return new FileSigner(vault, new IssuerKeys([.. made.RawData], hidden, []), _host.Clock);
    }
}
