using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

/// <summary>The certificate that the service signs its mails with: brought by the operator or issued here, replaced, removed.</summary>
public sealed class ServiceCertificateTests : IAsyncLifetime
{
    private const string Sender = "keys@localhost.localdomain";
    private const string Password = "correct horse";
    private KmsHost _host = null!; // made before each test
    private ActorTicket _operator = null!; // made before each test

    private IServiceCertificateGrain Service => _host.Grain<IServiceCertificateGrain>(IServiceCertificateWork.Grain);

    private IServiceCertificateWork Work => _host.Grain<IServiceCertificateWork>(IServiceCertificateWork.Grain);

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task One_from_elsewhere_is_taken_with_its_chain_and_outlives_a_restart()
    {
        using var key = RSA.Create(2048);
        Assert.Null((await Service.GetAsync(_operator)).Certificate);

        var view = await Service.ImportAsync(_operator, Make(key), Password);
        await _host.RestartAsync();

        Assert.Equal((Sender, "CN=Keys", "CN=Elsewhere", false, SigningFault.None), (view.Sender, view.Certificate!.Subject, view.Issuer, view.IsOwn, view.Fault));
        Assert.Equal(view.Serial, (await Service.GetAsync(_operator)).Serial);
        var keys = (await Work.FindKeysAsync())!.Keys; // just set
        Assert.Equal("CN=Elsewhere", SubjectOf(Assert.Single(keys.Above).AsSpan()));
        using var opened = _host.Get<Kms.Keys.IKeyVault>().OpenKey(keys.Certificate, keys.SealedKey, AuthoritySeals.Signing);
        Assert.Equal(key.ExportRSAPublicKey(), opened.GetRSAPrivateKey()!.ExportRSAPublicKey());
    }

    [Fact]
    public async Task A_key_of_the_authority_does_not_open_as_one_for_mails()
    {
        await Service.IssueAsync(_operator);
        var keys = (await Work.FindKeysAsync())!.Keys; // just set

        Assert.ThrowsAny<CryptographicException>(() => _host.Get<Kms.Keys.IKeyVault>().OpenKey(keys.Certificate, keys.SealedKey));
    }

    [Fact]
    public async Task Each_fault_has_its_own_answer_and_changes_nothing()
    {
        using var key = RSA.Create(2048);
        using var small = RSA.Create(1024);

        Assert.Equal("signing-unreadable", await FaultAsync([1, 2, 3]));
        Assert.Equal("signing-unreadable", await FaultAsync(Make(key), "another one"));
        Assert.Equal("signing-key", await FaultAsync(Make(key, bare: true)));
        Assert.Equal("signing-key", await FaultAsync(Make(small)));
        Assert.Equal("signing-time", await FaultAsync(Make(key, days: (-30, -1))));
        Assert.Equal("signing-time", await FaultAsync(Make(key, days: (1, 30))));
        Assert.Equal("signing-usage", await FaultAsync(Make(key, usage: X509KeyUsageFlags.KeyEncipherment)));
        Assert.Equal("signing-usage", await FaultAsync(Make(key, purpose: "1.3.6.1.5.5.7.3.1")));
        Assert.Equal("signing-sender", await FaultAsync(Make(key, mail: "other@localhost.localdomain")));
        Assert.Null((await Service.GetAsync(_operator)).Certificate);
    }

    [Fact]
    public async Task One_without_purposes_and_usages_is_for_everything()
    {
        using var key = RSA.Create(2048);

        Assert.Equal(SigningFault.None, (await Service.ImportAsync(_operator, Make(key, usage: null, purpose: null), Password)).Fault);
    }

    [Fact]
    public async Task The_trail_says_what_was_set_replaced_and_removed()
    {
        using var key = RSA.Create(2048);
        var first = await Service.IssueAsync(_operator);
        var second = await Service.ImportAsync(_operator, Make(key), Password);
        await Service.RemoveAsync(_operator);
        await Service.RemoveAsync(_operator);

        Assert.True(first.IsOwn);
        Assert.Null((await Service.GetAsync(_operator)).Certificate);
        Assert.Null(await Work.FindKeysAsync());
        var entries = await EntriesAsync();
        Assert.Equal(["service-certificate.removed", "service-certificate.replaced", "service-certificate.set"], entries.Select(entry => entry.Kind));
        Assert.Equal([second.Serial, second.Serial, first.Serial], entries.Select(entry => entry.Details["serial"]));
        Assert.All(entries, entry => Assert.Equal(_operator.User, entry.Actor));
    }

    [Fact]
    public async Task What_is_over_is_written_down_once_a_day()
    {
        using var key = RSA.Create(2048);
        await Service.ImportAsync(_operator, Make(key, days: (-30, 1.0 / 288)), Password);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Null(await Work.FindKeysAsync());
        Assert.Null(await Work.FindKeysAsync());

        _operator = await _host.People.ActAsync(_operator.User);
        Assert.Equal("Over", Assert.Single(await EntriesAsync(), entry => entry.Kind == "service-certificate.unusable").Details["fault"]);
    }

    [Fact]
    public async Task Nobody_but_the_operator_sees_or_changes_it()
    {
        var organisation = await _host.People.FoundAsync("Hofor");
        var other = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (organisation, Roles.Administrator)));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Service.GetAsync(other)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Service.IssueAsync(other)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Service.ImportAsync(other, [1], Password)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Service.RemoveAsync(other)));
    }

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
        (await _host.Grain<IAuditGrain>("audit").FindAsync(_operator, new AuditFilter(Kind: "service-certificate."), new PageRequest())).Items;

    private async Task<string> FaultAsync(byte[] file, string password = Password)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Service.ImportAsync(_operator, file, password));
        return Assert.Single(refused.Problems).Code;
    }

    private byte[] Make(
        RSA key, string mail = Sender, (double From, double To)? days = null, X509KeyUsageFlags? usage = X509KeyUsageFlags.DigitalSignature,
        string? purpose = "1.3.6.1.5.5.7.3.4", bool bare = false)
    {
        var (now, (from, to)) = (_host.Clock.GetUtcNow(), days ?? (-1.0, 30.0));
        using var aboveKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var above = new CertificateRequest("CN=Elsewhere", aboveKey, HashAlgorithmName.SHA256);
        above.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var issuer = above.CreateSelfSigned(now.AddDays(-60), now.AddYears(5));
        var request = new CertificateRequest("CN=Keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (usage is { } used) request.CertificateExtensions.Add(new X509KeyUsageExtension(used, true));
        if (purpose is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(new X500DistinguishedName("CN=Elsewhere"), X509SignatureGenerator.CreateForECDsa(aboveKey), now.AddDays(from), now.AddDays(to), [7]);
        using var own = made.CopyWithPrivateKey(key);
        using var bareIssuer = X509CertificateLoader.LoadCertificate(issuer.RawData);
        return new X509Certificate2Collection { bare ? made : own, bareIssuer }.Export(X509ContentType.Pkcs12, Password)!; // there is something in it
    }

    private static string SubjectOf(ReadOnlySpan<byte> content)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content);
        return certificate.Subject;
    }
}
