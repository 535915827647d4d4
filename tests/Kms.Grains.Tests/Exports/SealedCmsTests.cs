using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Kms.Exports;
using Kms.Testing;
using Kms.Tests.Certificates;

namespace Kms.Tests.Exports;

public sealed class SealedCmsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(64 * 1024)]
    [InlineData(200_001)]
    public async Task OpenSSL_opens_it_with_the_private_key(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 23))));
        await OpenSsl.SayAsync(_folder.Path, MakeKey("own"));

        await WriteAsync(text, "own");

        await OpenSsl.SayAsync(_folder.Path, Open("own"));
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "opened.csv")));
    }

    [Fact]
    public async Task Another_key_opens_nothing()
    {
        await OpenSsl.SayAsync(_folder.Path, MakeKey("own"));
        await OpenSsl.SayAsync(_folder.Path, MakeKey("other"));
        await WriteAsync("secret", "own");

        Assert.False((await OpenSsl.RunAsync(_folder.Path, Open("other"))).Content);
    }

    [Fact]
    public async Task It_says_AES_256_and_OAEP_with_SHA_256()
    {
        await OpenSsl.SayAsync(_folder.Path, MakeKey("own"));
        await WriteAsync("28F64A24988064A079AA2C807D6102AE", "own");

        var said = await OpenSsl.SayAsync(_folder.Path, "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "keys.p7m");

        Assert.Contains("aes-256-cbc", said);
        Assert.Contains("rsaesOaep", said);
        Assert.Contains("sha256", said);
        Assert.DoesNotContain("28F64A24", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "keys.p7m"))));
    }

    [Fact]
    public async Task The_framework_reads_it_too()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Anna", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var file = new MemoryStream();
        await using var cms = new SealedCms(file, own.RawData);
        await cms.WriteAsync(Encoding.ASCII.GetBytes("Meter keys"));
        await cms.CompleteAsync(CancellationToken.None);

        var read = new EnvelopedCms();
        read.Decode(file.ToArray());
        read.Decrypt(read.RecipientInfos[0], own.GetRSAPrivateKey());

        Assert.Equal("Meter keys", Encoding.ASCII.GetString(read.ContentInfo.Content));
    }

    private static string[] MakeKey(string name) =>
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", $"/CN={name}", "-days", "30", "-keyout", $"{name}.key", "-out", $"{name}.pem"];

    private static string[] Open(string name) =>
        ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "keys.p7m", "-recip", $"{name}.pem", "-inkey", $"{name}.key", "-out", "opened.csv"];

    private async Task WriteAsync(string text, string name)
    {
        using var own = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(_folder.Path, $"{name}.pem")));
        await using var file = File.Create(Path.Combine(_folder.Path, "keys.p7m"));
        await using var cms = new SealedCms(file, own.RawData);
        foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(61)) await cms.WriteAsync(piece);
        await cms.CompleteAsync(CancellationToken.None);
    }
}
