using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

/// <summary>The public directory: one exact question, one answer, and nothing about what is not shown.</summary>
public sealed class DirectoryTests(CertificateHost service) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private readonly KmsHost _host = service.Host;
    private Office _office = null!; // made before each test

    private ICertificateDirectoryGrain Directory => _host.Grain<ICertificateDirectoryGrain>("certificate-directory");

    public async Task InitializeAsync() => _office = await Office.OpenAsync(_host);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_certificate_with_both_ticks_is_found_by_its_address_and_hashes()
    {
        var row = await _office.EnrolAsync();

        var found = Assert.Single(await FindAsync());

        Assert.Equal((_office.Mail, "Anna Jensen", row.OrganisationName), (found.Email, found.Name, found.Organisation));
        using var certificate = X509CertificateLoader.LoadCertificate(found.Content.AsSpan());
        foreach (var (kind, hash) in CertificateHashes.Of(certificate)) Assert.Equal(found.Content.ToArray(), (await FindAsync(kind, hash))!.Content.ToArray());
        Assert.Null(await FindAsync(CertificateHashKind.Subject, CryptographicOperations.HashData(HashAlgorithmName.SHA1, certificate.SubjectName.RawData)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Without_both_ticks_it_is_shown_to_nobody(bool inCertificate, bool inDirectory)
    {
        var row = await _office.EnrolAsync(_office.Draft with { InCertificate = inCertificate, InDirectory = inDirectory });

        Assert.Empty(await FindAsync());
        Assert.Null(await FindAsync(CertificateHashKind.Certificate, await HashAsync(row.Serial)));
    }

    [Fact]
    public async Task What_is_on_hold_revoked_or_over_is_gone_under_every_key()
    {
        var row = await _office.EnrolAsync();
        var hash = await HashAsync(row.Serial);

        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, true);
        Assert.Empty(await FindAsync());
        Assert.Null(await FindAsync(CertificateHashKind.Certificate, hash));
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), row.Serial, false);
        Assert.NotNull(await FindAsync(CertificateHashKind.Certificate, hash));
        await _office.Holder.RevokeAsync(await _office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise);
        Assert.Empty(await FindAsync());
        Assert.Null(await FindAsync(CertificateHashKind.Certificate, hash));
    }

    [Fact]
    public async Task The_authority_is_found_by_its_name_and_so_are_its_lists()
    {
        await _office.EnrolAsync();
        foreach (var (one, root) in (await _office.ChainAsync()).Select((one, place) => (one, place > 0)))
        {
            using var certificate = X509CertificateLoader.LoadCertificate(one.Content.AsSpan());
            var name = CryptographicOperations.HashData(HashAlgorithmName.SHA1, certificate.SubjectName.RawData);

            Assert.Equal(one.Content, (await FindAsync(CertificateHashKind.Subject, name))!.Content);
            Assert.Equal(await _office.Authority.GetRevocationsAsync(root), await Directory.FindRevocationsAsync(CertificateHashKind.Subject, [.. name]));
        }
        Assert.Null(await Directory.FindRevocationsAsync(CertificateHashKind.Subject, [.. new byte[20]]));
    }

    [Fact]
    public async Task One_network_asks_so_often_and_another_is_not_kept_waiting_for_it()
    {
        var email = EmailAddress.Parse("nobody@example.com");
        for (var i = 0; i < new CertificateOptions().LookUps; i++) await Directory.FindByMailAsync(email, "192.0.2.7");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Directory.FindByMailAsync(email, "192.0.2.7"));

        Assert.Equal(Refusal.TooManyAttempts, refused.Refusal);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
        Assert.Empty(await Directory.FindByMailAsync(email, "192.0.2.8"));
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Directory.FindByMailAsync(email, "192.0.2.7"));
    }

    private Task<ImmutableArray<DirectoryCertificate>> FindAsync() => Directory.FindByMailAsync(EmailAddress.Parse(_office.Mail), _office.Mail);

    private Task<DirectoryCertificate?> FindAsync(CertificateHashKind kind, byte[] hash) => Directory.FindByHashAsync(kind, [.. hash], _office.Mail);

    private async Task<byte[]> HashAsync(string serial)
    {
        var backup = X509CertificateLoader.LoadPkcs12Collection(await _office.BackupAsync(serial), Office.Password);
        return backup.Single(one => one.HasPrivateKey).GetCertHash(HashAlgorithmName.SHA1);
    }
}
