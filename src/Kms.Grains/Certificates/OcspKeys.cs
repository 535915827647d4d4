using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>
/// Keeps the key that signs answers, so that questions from outside never open the authority's own (RFC 6960, section 4.2.2.2). Each process has one
/// of its own; nothing of it is stored.
/// </summary>
internal sealed class OcspKeys(IGrainFactory grains, AuthorityTools tools) : IDisposable
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9"; // RFC 6960, section 4.2.2.2
    private const string NoCheck = "1.3.6.1.5.5.7.48.1.5"; // section 4.2.2.2.1: nobody is asked about this one, so it lives shortly
    private static readonly TimeSpan s_life = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_spare = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _making = new(1);
    private OcspKey? _present;

    /// <summary>Throws <see cref="CryptographicException"/> when the authority's key does not open.</summary>
    public async Task<OcspKey> GetAsync(ImmutableArray<byte> issuer)
    {
        if (Fits(_present, issuer)) return _present!; // fits, so not null
        await _making.WaitAsync();
        try
        {
            if (!Fits(_present, issuer)) _present = await Task.Run(async () => Make(await grains.GetGrain<IAuthorityWork>(IAuthorityWork.Grain).GetKeysAsync()));
            return _present!; // made just now
        }
        finally { _making.Release(); }
    }

    public void Dispose() => _making.Dispose();

    private bool Fits(OcspKey? key, ImmutableArray<byte> issuer) =>
        key is not null && key.Issuer.AsSpan().SequenceEqual(issuer.AsSpan()) && tools.Now + s_spare < key.Certificate.NotAfter;

    private OcspKey Make(IssuerKeys keys)
    {
        using var issuer = tools.Vault.OpenKey(keys.Certificate, keys.SealedKey);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName("OCSP");
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(OcspSigning)], critical: false));
        request.CertificateExtensions.Add(new X509Extension(NoCheck, Null(), critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        var made = PersonCertificates.Sign(request, issuer, tools.Now - s_early, End(issuer));
        return new OcspKey(keys.Certificate, key, made);
    }

    private DateTimeOffset End(X509Certificate2 issuer) => tools.Now + s_life < issuer.NotAfter ? tools.Now + s_life : issuer.NotAfter;

    private static byte[] Null()
    {
        var part = new AsnWriter(AsnEncodingRules.DER);
        part.WriteNull();
        return part.Encode();
    }
}
