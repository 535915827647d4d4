using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Certificates;
using Kms.Silo.Storage;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

public sealed class AuthorityTests : IAsyncLifetime
{
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task With_a_key_that_does_not_open_nothing_is_issued_and_the_trail_says_so()
    {
        var office = await Office.OpenAsync(_host);
        await office.EnrolAsync();
        await DamageAsync();
        var (token, code) = await office.OrderAsync();

        Assert.Equal(Refusal.AuthorityUnavailable, await Accounts.RefusalOf(office.Door.EnrolAsync(office.First(token, code))));

        var view = (await office.Holder.GetAsync(await office.ActAsAnnaAsync()))!;
        Assert.Single(view.Certificates);
        Assert.Single(view.Orders);
        var chief = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        Assert.Single((await _host.Grain<IAuditGrain>("audit").FindAsync(chief, new AuditFilter(Kind: "authority.unusable"), new PageRequest())).Items);
    }

    [Fact]
    public async Task A_revocation_stands_though_the_list_cannot_be_signed()
    {
        var office = await Office.OpenAsync(_host);
        var row = await office.EnrolAsync();
        await DamageAsync();

        var refused = await Accounts.RefusalOf(office.Holder.RevokeAsync(await office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise));

        Assert.Equal(Refusal.AuthorityUnavailable, refused);
        Assert.Equal(CertificateState.Revoked, Assert.Single((await office.Holder.GetAsync(await office.ActAsAnnaAsync()))!.Certificates).State);
    }

    [Fact]
    public async Task An_authority_from_elsewhere_is_imported_before_the_first_certificate_and_never_after()
    {
        using var folder = new TempFolder();
        var chief = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        var file = await MakeAuthorityAsync(folder.Path, _host.Clock.GetUtcNow());
        var authority = _host.Grain<IAuthorityGrain>(IAuthorityWork.Grain);

        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(authority.ImportAsync(chief, file, "not the password")));
        var view = await authority.ImportAsync(chief, file, "secret");
        var office = await Office.OpenAsync(_host);
        var row = await office.EnrolAsync();

        Assert.Equal(["CN=Own Issuing", "CN=Own Root"], view.Chain.Select(one => one.Subject));
        await File.WriteAllBytesAsync(folder.File("own.p12"), await office.BackupAsync(row.Serial));
        await OpenSsl.SayAsync(folder.Path, "pkcs12", "-in", "own.p12", "-passin", $"pass:{Office.Password}", "-nokeys", "-clcerts", "-out", "own.pem");
        await OpenSsl.SayAsync(folder.Path, "verify", "-no_check_time", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "own.pem");
        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(authority.ImportAsync(chief, file, "secret")));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(authority.ImportAsync(office.Administrator, file, "secret")));
    }

    [Fact]
    public async Task What_cannot_be_an_authority_is_named_noted_and_leaves_nothing_behind()
    {
        var chief = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        var (authority, now) = (_host.Grain<IAuthorityGrain>(IAuthorityWork.Grain), _host.Clock.GetUtcNow());

        Assert.Equal("authority-unreadable", await ProblemAsync([1, 2, 3]));
        Assert.Equal("authority-weak", await ProblemAsync(SelfSigned(1024, now.AddYears(1), signsLists: true)));
        Assert.Equal("authority-key", await ProblemAsync(SelfSigned(2048, now.AddYears(1), signsLists: false)));
        Assert.Equal("authority-over", await ProblemAsync(SelfSigned(2048, now.AddSeconds(-1), signsLists: true)));

        Assert.Empty((await authority.GetAsync()).Chain);
        Assert.Equal(4, (await _host.Grain<IAuditGrain>("audit").FindAsync(chief, new AuditFilter(Kind: "authority.import-refused"), new PageRequest())).Items.Length);
        Assert.Single((await authority.ImportAsync(chief, SelfSigned(2048, now.AddYears(1), signsLists: true), "secret")).Chain);

        async Task<string> ProblemAsync(byte[] file) =>
            (await Assert.ThrowsAsync<RefusedException>(() => authority.ImportAsync(chief, file, "secret"))).Problems[0].Code;
    }

    private static byte[] SelfSigned(int bits, DateTimeOffset end, bool signsLists)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=Own", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(signsLists ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var made = request.CreateSelfSigned(end.AddYears(-2), end);
        return made.Export(X509ContentType.Pkcs12, "secret");
    }

    // A byte of the sealed key; the service reads it anew when it starts again.
    private async Task DamageAsync()
    {
        await _host.Get<IDatabase>().ExecuteAsync(
            "update document set body = replace(body, '\"issuingKey\":\"AAAA', '\"issuingKey\":\"AAAB') where name = $1", ["authority"]);
        await _host.RestartAsync();
    }

    // P-256, made with the test's clock; its root is written for openssl.
    private static async Task<byte[]> MakeAuthorityAsync(string folder, DateTimeOffset now)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuingKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Request("CN=Own Root", rootKey).CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
        using var bare = Request("CN=Own Issuing", issuingKey).Create(root, now.AddDays(-1), now.AddYears(10), [1, 2, 3]);
        using var issuing = bare.CopyWithPrivateKey(issuingKey);
        using var bareRoot = X509CertificateLoader.LoadCertificate(root.RawData);
        await File.WriteAllTextAsync(Path.Combine(folder, "root.pem"), root.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "issuing.pem"), issuing.ExportCertificatePem());
        return new X509Certificate2Collection { issuing, bareRoot }.Export(X509ContentType.Pkcs12, "secret")!; // there is something in it
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
