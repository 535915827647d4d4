using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Devices;
using Kms.Exports;
using Kms.Files;
using Kms.Jobs;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

/// <summary>Downloads for the one who orders: encrypted to the own certificate, or to one that was brought and looked at.</summary>
public sealed class RecipientTests : IAsyncLifetime
{
    private const string Anna = "anna@reseller.example";
    private readonly TempFolder _folder = new();
    private World _world = null!; // made before each test
    private Office _office = null!; // made before each test
    private ImmutableArray<DeviceId> _devices;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _devices = await _world.OwnAsync(1);
        var administrator = await _world.Host.People.AddAsync("administrator@reseller.example", (_world.Reseller, Roles.Administrator));
        _office = new Office(_world.Host, _world.Reseller, await _world.ActAsync(administrator), _world.Anna, Anna);
    }

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_for_the_own_certificate_is_opened_with_its_backup(bool inCertificate)
    {
        var row = await _office.EnrolAsync(_office.Draft with { InCertificate = inCertificate });

        var job = await _world.RunAsync(_world.Anna, Order(null));

        Assert.Equal(("keys-2026-03-02.csv.p7m", ExportProtection.Certificate), (job.File!.Name, job.Protection));
        var text = await OpenAsync(job, await _office.BackupAsync(row.Serial));
        Assert.Contains(World.KeyOf(0), text, StringComparison.OrdinalIgnoreCase);
        var entry = Assert.Single((await _world.Host.Grain<IAuditGrain>("all").FindAsync(
            await _world.ActAsync(_world.Operator), new AuditFilter(Kind: "export-job.ordered"), new PageRequest())).Items);
        Assert.Equal(("certificate", row.Serial), (entry.Details["protection"], entry.Details["serial"]));
    }

    [Fact]
    public async Task A_file_is_signed_inside_once_the_service_has_a_certificate()
    {
        var row = await _office.EnrolAsync();
        await _world.Host.Grain<IServiceCertificateGrain>(IServiceCertificateWork.Grain).IssueAsync(await _world.ActAsync(_world.Operator));

        var job = await _world.RunAsync(_world.Anna, Order(null));

        Assert.Equal("keys-2026-03-02.csv.p7m.p7m", job.File!.Name);
        await OpenAsync(job, await _office.BackupAsync(row.Serial));
        File.Move(Path.Combine(_folder.Path, "keys.csv"), Path.Combine(_folder.Path, "signed.p7m"));
        var root = (await _office.ChainAsync())[^1].Content;
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "root.pem"), PemEncoding.WriteString("CERTIFICATE", root.AsSpan()));
        await OpenSsl.SayAsync(
            _folder.Path, "cms", "-verify", "-binary", "-inform", "DER", "-in", "signed.p7m", "-CAfile", "root.pem", "-no_check_time", "-out", "keys.csv");
        Assert.Contains(World.KeyOf(0), await File.ReadAllTextAsync(Path.Combine(_folder.Path, "keys.csv")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_service_certificate_that_is_over_leaves_a_file_as_it_was_without_one()
    {
        using var key = RSA.Create(2048);
        await _world.Host.Grain<IServiceCertificateGrain>(IServiceCertificateWork.Grain).ImportAsync(await _world.ActAsync(_world.Operator), MakeForMinutes(key), "secret");
        _world.Host.Clock.Advance(TimeSpan.FromMinutes(5));

        var job = await _world.RunAsync(_world.Anna, Order(Make(key)));

        Assert.Equal((JobState.Done, "keys-2026-03-02.csv.p7m"), (job.State, job.File!.Name));
    }

    [Fact]
    public async Task Without_a_certificate_of_ones_own_nothing_is_ordered() => Assert.Equal("certificate-none", await FaultAsync(null));

    [Fact]
    public async Task One_for_signing_alone_is_none()
    {
        await _office.EnrolAsync(_office.Draft with { Key = CertificateKey.EllipticCurve });

        Assert.Equal("certificate-none", await FaultAsync(null));
    }

    [Fact]
    public async Task A_certificate_of_somebody_else_for_the_own_address_is_none()
    {
        var other = await _world.Host.People.AddAsync("other@reseller.example", (_world.Reseller, Roles.Reader));
        await (_office with { Anna = other }).EnrolAsync();

        Assert.Equal("certificate-none", await FaultAsync(null));
    }

    [Fact]
    public async Task What_is_revoked_or_on_hold_is_refused_also_when_it_is_brought()
    {
        var row = await _office.EnrolAsync();
        var content = ContentOf(await _office.BackupAsync(row.Serial));
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, true);

        Assert.Equal(("certificate-none", "certificate-revoked"), (await FaultAsync(null), await FaultAsync(content)));
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, false);
        Assert.Equal(JobState.Done, (await _world.RunAsync(_world.Anna, Order(content))).State);
    }

    [Fact]
    public async Task One_that_is_revoked_before_the_file_is_written_ends_the_job()
    {
        var row = await _office.EnrolAsync();
        var id = await _world.OrderAsync(_world.Anna, Order(null));
        await _office.Holder.RevokeAsync(await _office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise);

        var job = await _world.FinishAsync(_world.Anna, id);

        Assert.Equal((JobState.Failed, "certificate-revoked", null), (job.State, job.Reason!.Code, job.File));
    }

    [Fact]
    public async Task A_brought_certificate_opens_its_file()
    {
        using var key = RSA.Create(2048);

        var job = await _world.RunAsync(_world.Anna, Order(Make(key)));

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "own.key"), key.ExportPkcs8PrivateKeyPem());
        Assert.Contains(World.KeyOf(0), await OpenAsync(job), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_fault_of_a_brought_certificate_has_its_own_answer()
    {
        using var key = RSA.Create(2048);
        using var small = RSA.Create(1024);

        Assert.Equal("certificate-unreadable", await FaultAsync([1, 2, 3]));
        Assert.Equal("certificate-over", await FaultAsync(Make(key, days: (-30, -1))));
        Assert.Equal("certificate-early", await FaultAsync(Make(key, days: (1, 30))));
        Assert.Equal("certificate-key", await FaultAsync(Make(small)));
        Assert.Equal("certificate-key", await FaultAsync(MakeCurve()));
        Assert.Equal("certificate-usage", await FaultAsync(Make(key, usage: X509KeyUsageFlags.DigitalSignature)));
        Assert.Equal("certificate-usage", await FaultAsync(Make(key, purpose: "1.3.6.1.5.5.7.3.1")));
        Assert.Equal("certificate-mail", await FaultAsync(Make(key, mail: "paul@partner.example")));
        Assert.Equal("certificate-mail", await FaultAsync(Make(key, mail: null)));
        Assert.Equal("certificate-unexpected", await FaultAsync(Make(key), ExportProtection.Passphrase));
    }

    private ExportJob Order(ImmutableArray<byte>? certificate, ExportProtection protection = ExportProtection.Certificate) =>
        new(new Selection(_devices, null, []), ExportFormat.Csv, "Commissioning", protection, certificate);

    private async Task<string> FaultAsync(ImmutableArray<byte>? certificate, ExportProtection protection = ExportProtection.Certificate)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _world.OrderAsync(_world.Anna, Order(certificate, protection)));
        return Assert.Single(refused.Problems).Code;
    }

    private ImmutableArray<byte> Make(
        RSA key, string? mail = Anna, (int From, int To)? days = null, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyEncipherment, string purpose = "1.3.6.1.5.5.7.3.4") =>
        Make(new CertificateRequest("CN=Anna", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), mail, days ?? (-1, 30), usage, purpose);

    private byte[] MakeForMinutes(RSA key)
    {
        var request = new CertificateRequest("CN=Keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress("keys@localhost.localdomain");
        request.CertificateExtensions.Add(names.Build());
        var now = _world.Host.Clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddMinutes(5));
        return made.Export(X509ContentType.Pkcs12, "secret");
    }

    private ImmutableArray<byte> MakeCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Make(new CertificateRequest("CN=Anna", key, HashAlgorithmName.SHA256), Anna, (-1, 30), X509KeyUsageFlags.KeyEncipherment, "1.3.6.1.5.5.7.3.4");
    }

    private ImmutableArray<byte> Make(CertificateRequest request, string? mail, (int From, int To) days, X509KeyUsageFlags usage, string purpose)
    {
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("anna.example");
        if (mail is not null) names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        var now = _world.Host.Clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(days.From), now.AddDays(days.To));
        return [.. made.RawData];
    }

    private static ImmutableArray<byte> ContentOf(byte[] backup)
    {
        using var own = X509CertificateLoader.LoadPkcs12(backup, Office.Password);
        return [.. own.RawData];
    }

    private async Task<string> OpenAsync(JobView job, byte[] backup)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "own.p12"), backup);
        await OpenSsl.SayAsync(_folder.Path, "pkcs12", "-in", "own.p12", "-passin", $"pass:{Office.Password}", "-nocerts", "-nodes", "-out", "own.key");
        return await OpenAsync(job);
    }

    private async Task<string> OpenAsync(JobView job)
    {
        var bytes = await _world.Host.Grain<IFileGrain>(job.Id.Value).ReadAsync(await _world.ActAsync(_world.Anna), 0, FileRules.LargestPiece);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "keys.p7m"), bytes);
        await OpenSsl.SayAsync(_folder.Path, "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "keys.p7m", "-inkey", "own.key", "-out", "keys.csv");
        return await File.ReadAllTextAsync(Path.Combine(_folder.Path, "keys.csv"));
    }
}
