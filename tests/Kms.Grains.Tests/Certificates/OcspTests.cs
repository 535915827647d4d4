using System.Security.Cryptography;
using Kms.Certificates;
using Kms.Testing;

namespace Kms.Tests.Certificates;

/// <summary>Whether certificates are in force, asked by the real openssl.</summary>
public sealed class OcspTests : IClassFixture<CertificateHost>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KmsHost _host;

    public OcspTests(CertificateHost shared) => _host = shared.Host;

    private IOcspGrain Ocsp => _host.Grain<IOcspGrain>("ocsp");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-sha1")]
    [InlineData("-sha256")]
    public async Task Openssl_learns_that_a_certificate_is_good_on_hold_good_again_and_revoked(string hash)
    {
        var office = await Office.OpenAsync(_host);
        var row = await office.EnrolAsync();
        await WriteAsync(office, row.Serial);

        Assert.Contains("own.pem: good", await AskAsync(hash), StringComparison.Ordinal);
        await office.Holder.SuspendAsync(await office.ActAsAdministratorAsync(), row.Serial, true);
        var held = await AskAsync(hash);
        Assert.Contains("own.pem: revoked", held, StringComparison.Ordinal);
        Assert.Contains("Reason: certificateHold", held, StringComparison.Ordinal);
        await office.Holder.SuspendAsync(await office.ActAsAdministratorAsync(), row.Serial, false);
        Assert.Contains("own.pem: good", await AskAsync(hash), StringComparison.Ordinal);
        await office.Holder.RevokeAsync(await office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise);
        Assert.Contains("Reason: keyCompromise", await AskAsync(hash), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serial_number_that_nobody_has_and_another_issuer_are_unknown()
    {
        var office = await Office.OpenAsync(_host);
        await WriteAsync(office, (await office.EnrolAsync()).Serial);

        Assert.Contains("0x0123456789: unknown", await AskAsync("-sha1", "-serial", "0x0123456789"), StringComparison.Ordinal);
        Assert.Contains(": unknown", await AskOtherAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_of_the_service_is_known_also_after_it_was_replaced()
    {
        var office = await Office.OpenAsync(_host);
        await WriteAsync(office, (await office.EnrolAsync()).Serial);
        var chief = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        var service = _host.Grain<IServiceCertificateGrain>(IServiceCertificateWork.Grain);
        var serial = (await service.IssueAsync(chief)).Serial;
        await service.RemoveAsync(chief);

        Assert.Contains($"0x{serial}: good", await AskAsync("-sha256", "-serial", $"0x{serial}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_name_the_address_to_ask()
    {
        var office = await Office.OpenAsync(_host);
        await WriteAsync(office, (await office.EnrolAsync()).Serial);

        Assert.Equal("http://localhost:5080/ca/ocsp", (await OpenSsl.SayAsync(_folder.Path, "x509", "-in", "own.pem", "-noout", "-ocsp_uri")).Trim());
    }

    [Fact]
    public async Task Broken_and_long_requests_are_told_so_and_harm_nothing()
    {
        var office = await Office.OpenAsync(_host);
        await WriteAsync(office, (await office.EnrolAsync()).Serial);
        await AskAsync("-sha1");
        var request = await File.ReadAllBytesAsync(_folder.File("request.der"));
        var random = new XorShift(6960);

        Assert.Equal("30030a0101", Convert.ToHexStringLower((await Ocsp.GetAnswerAsync([])).AsSpan()));
        Assert.Equal("30030a0101", Convert.ToHexStringLower((await Ocsp.GetAnswerAsync([.. request, .. new byte[5_000]])).AsSpan()));
        for (var i = 0; i < 300 * Fuzz.Scale; i++)
        {
            var broken = request.ToArray();
            for (var changes = 1 + random.Below(3); changes > 0; changes--) broken[random.Below(broken.Length)] = (byte)random.Below(256);
            var answer = await Ocsp.GetAnswerAsync([.. broken[..(1 + random.Below(broken.Length))]]);
            Assert.Equal(0x30, answer[0]);
        }
    }

    private async Task WriteAsync(Office office, string serial)
    {
        var chain = await office.ChainAsync();
        foreach (var (name, one) in new[] { ("issuing", chain[0]), ("root", chain[^1]) })
            await File.WriteAllTextAsync(_folder.File($"{name}.pem"), PemEncoding.WriteString("CERTIFICATE", one.Content.AsSpan()));
        await File.WriteAllBytesAsync(_folder.File("own.p12"), await office.BackupAsync(serial));
        await OpenSsl.SayAsync(_folder.Path, "pkcs12", "-in", "own.p12", "-passin", $"pass:{Office.Password}", "-nokeys", "-clcerts", "-out", "own.pem");
    }

    // Written, answered and read as three steps: no port is needed. The clock of the tests is not that of openssl.
    private async Task<string> AskAsync(string hash, params string[] about)
    {
        string[] asked = about.Length == 0 ? ["-cert", "own.pem"] : about;
        await OpenSsl.SayAsync(_folder.Path, ["ocsp", hash, "-issuer", "issuing.pem", .. asked, "-reqout", "request.der"]);
        var answer = await Ocsp.GetAnswerAsync([.. await File.ReadAllBytesAsync(_folder.File("request.der"))]);
        await File.WriteAllBytesAsync(_folder.File("answer.der"), [.. answer]);
        var said = await OpenSsl.SayAsync(_folder.Path,
        [
            "ocsp", hash, "-issuer", "issuing.pem", .. asked, "-no_nonce", "-respin", "answer.der", "-CAfile", "root.pem",
            "-verify_other", "issuing.pem", "-no_check_time", "-validity_period", "999999999",
        ]);
        Assert.Contains("Response verify OK", said, StringComparison.Ordinal);
        return said;
    }

    private async Task<string> AskOtherAsync()
    {
        await OpenSsl.SayAsync(_folder.Path, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=other", "-days", "30", "-keyout", "other.key", "-out", "other.pem");
        await OpenSsl.SayAsync(_folder.Path, "ocsp", "-issuer", "other.pem", "-serial", "0x01", "-reqout", "other.der");
        await File.WriteAllBytesAsync(_folder.File("answer.der"), [.. await Ocsp.GetAnswerAsync([.. await File.ReadAllBytesAsync(_folder.File("other.der"))])]);
        return await OpenSsl.SayAsync(
            _folder.Path, "ocsp", "-issuer", "other.pem", "-serial", "0x01", "-respin", "answer.der", "-noverify", "-no_nonce", "-validity_period", "999999999");
    }
}
