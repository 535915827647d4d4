using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>Makes the certificates of the authority itself: RFC 5280, sections 4.2.1.1 to 4.2.1.3, 4.2.1.9, 4.2.1.13 and 4.2.2.1.</summary>
internal static class AuthorityCertificates
{
    private const int KeyBits = 3072;
    private const int MostOfName = 48; // RFC 5280, appendix A.1: a common name has at most 64 characters

    // The clock of a mail program may be a little behind.
    private static readonly TimeSpan s_spare = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_rootLife = TimeSpan.FromDays(20 * 365);
    private static readonly TimeSpan s_issuingLife = TimeSpan.FromDays(10 * 365);

    /// <summary>A root and an issuing authority under it, with their private keys. The caller disposes both.</summary>
    public static (X509Certificate2 Root, X509Certificate2 Issuing) Make(string product, AuthorityAddresses addresses, DateTimeOffset now)
    {
        using var rootKey = RSA.Create(KeyBits);
        using var issuingKey = RSA.Create(KeyBits);
        var rootName = Name(product, "Root CA");
        var request = Request(rootName, rootKey, pathLength: 1);
        using var bareRoot = request.Create(rootName, X509SignatureGenerator.CreateForRSA(rootKey, RSASignaturePadding.Pkcs1), now - s_spare, now + s_rootLife, SerialNumbers.New());
        var root = bareRoot.CopyWithPrivateKey(rootKey);
        var below = Request(Name(product, "Issuing CA 1"), issuingKey, pathLength: 0);
        below.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        below.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([addresses.RootRevocations]));
        below.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [addresses.Root]));
        using var bareIssuing = below.Create(root, now - s_spare, now + s_issuingLife, SerialNumbers.New());
        return (root, bareIssuing.CopyWithPrivateKey(issuingKey));
    }

    private static CertificateRequest Request(X500DistinguishedName name, RSA key, int pathLength)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLength, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static X500DistinguishedName Name(string product, string role)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddOrganizationName(product);
        name.AddCommonName($"{product[..Math.Min(product.Length, MostOfName)]} {role}");
        return name.Build();
    }
}
