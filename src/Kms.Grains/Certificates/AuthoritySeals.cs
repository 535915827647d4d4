using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Keys;

namespace Kms.Certificates;

/// <summary>Private keys of the authority and of the service, sealed under the key ring and bound to their certificates and their use.</summary>
internal static class AuthoritySeals
{
    /// <summary>For keys that sign certificates and lists.</summary>
    public const string Authority = "authority-key";

    /// <summary>For the key that signs the service's mails.</summary>
    public const string Signing = "signing-key";

    /// <summary>The certificate comes with its private key.</summary>
    public static ImmutableArray<byte> SealKey(this IKeyVault vault, X509Certificate2 certificate, string label = Authority)
    {
        using AsymmetricAlgorithm? key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey();
        var clear = (key ?? throw new CryptographicException("What signs has an RSA or an EC key.")).ExportPkcs8PrivateKey();
        try
        {
            return [.. vault.Seal(label, PlaceOf(certificate), clear)];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>The certificate with its private key; throws <see cref="CryptographicException"/> when it does not open.</summary>
    public static X509Certificate2 OpenKey(
        this IKeyVault vault, ImmutableArray<byte> certificate, ImmutableArray<byte> sealedKey, string label = Authority)
    {
        using var bare = X509CertificateLoader.LoadCertificate(certificate.AsSpan());
        var clear = vault.Open(label, PlaceOf(bare), sealedKey.AsSpan());
        try
        {
            return Join(bare, clear);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private static X509Certificate2 Join(X509Certificate2 certificate, byte[] clear)
    {
        using var publicRsa = certificate.GetRSAPublicKey();
        if (publicRsa is null)
        {
            using var curve = ECDsa.Create();
            curve.ImportPkcs8PrivateKey(clear, out _);
            return certificate.CopyWithPrivateKey(curve);
        }
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(clear, out _);
        return certificate.CopyWithPrivateKey(rsa);
    }

    private static string PlaceOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
