using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>Makes certificates of people for secure mail: RFC 8550 (S/MIME certificates) over RFC 5280.</summary>
internal static class PersonCertificates
{
    // RFC 5280, section 4.2.1.12: id-kp-emailProtection.
    private const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    private const int LongestName = 64; // RFC 5280, appendix A.1: ub-common-name and ub-organization-name

    private static readonly TimeSpan s_spare = TimeSpan.FromMinutes(5);

    /// <summary>A certificate for a public key, signed by the issuer, which has its private key with it. Never lives longer than the issuer.</summary>
    public static X509Certificate2 Make(
        CertificateDraft draft, string organisation, PublicKey key, X509Certificate2 issuer, AuthorityAddresses addresses, DateTimeOffset now, TimeSpan life,
        bool signsIn = false)
    {
        var request = new CertificateRequest(Name(draft.Name, organisation), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in Extensions(draft, key, issuer, addresses, signsIn)) request.CertificateExtensions.Add(extension);
        var end = now + life < issuer.NotAfter ? now + life : issuer.NotAfter;
        return Sign(request, issuer, now - s_spare, end);
    }

    /// <summary>The issuer has its private key with it.</summary>
    public static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer, DateTimeOffset begin, DateTimeOffset end)
    {
        using var rsa = issuer.GetRSAPrivateKey();
        using var curve = issuer.GetECDsaPrivateKey();
        var signature = rsa is not null
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa(curve ?? throw new CryptographicException("An issuer has an RSA or an EC key."));
        return request.Create(issuer.SubjectName, signature, begin, end, SerialNumbers.New());
    }

    private static IEnumerable<X509Extension> Extensions(
        CertificateDraft draft, PublicKey key, X509Certificate2 issuer, AuthorityAddresses addresses, bool signsIn)
    {
        // With an elliptic curve a key would have to be agreed on, which the mail programs around cannot.
        var encrypts = draft.Key == CertificateKey.Rsa ? X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.None;
        yield return new X509BasicConstraintsExtension(false, false, 0, critical: true);
        yield return new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | encrypts, critical: true);
        yield return new X509EnhancedKeyUsageExtension(Purposes(signsIn), critical: false);
        yield return new X509SubjectKeyIdentifierExtension(key, critical: false);
        yield return X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false);
        yield return CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([addresses.Revocations]);
        yield return new X509AuthorityInformationAccessExtension([addresses.Ocsp], [addresses.Issuing]);
        if (!draft.InCertificate) yield break;
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(draft.Email);
        yield return names.Build();
    }

    // Browsers offer a certificate for signing in only when it says that it is for that.
    private static OidCollection Purposes(bool signsIn) =>
        signsIn ? [new Oid(EmailProtection), new Oid(SignInRules.ClientAuthentication)] : [new Oid(EmailProtection)];

    private static X500DistinguishedName Name(string person, string organisation)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddOrganizationName(Short(organisation));
        name.AddCommonName(Short(person));
        return name.Build();
    }

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName];
}
