using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>Keys for people.</summary>
internal static class KeyPairs
{
    /// <summary>NIST SP 800-57, part 1, table 2: as strong as 128 bits.</summary>
    public const int RsaBits = 3072;

    public const int LeastRsaBits = 2048;
    public const int MostRsaBits = 8192;

    // Takes a second or so of a processor: never while others wait for the same thread.
    public static Task<AsymmetricAlgorithm> MakeAsync(CertificateKey kind) => Task.Run<AsymmetricAlgorithm>(() =>
        kind == CertificateKey.Rsa ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static PublicKey PublicOf(AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => new PublicKey(rsa),
        ECDsa curve => new PublicKey(curve),
        _ => throw new CryptographicException("A key is RSA or EC."),
    };

    /// <summary>The public key of a request whose signature proves that its sender has the private one; refuses all else.</summary>
    public static PublicKey Read(string request, CertificateKey kind)
    {
        try
        {
            var read = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256);
            if (Fits(read.PublicKey, kind)) return read.PublicKey;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw Unreadable();
        }
        throw Refuse("request-key", "The request must be for an RSA key of 2048 to 8192 bits, or for P-256 where signing alone was ordered.");
    }

    public static RefusedException Unreadable() =>
        Refuse("request-unreadable", "This is no certificate request (PKCS#10, PEM) that is signed with its own key.");

    private static bool Fits(PublicKey key, CertificateKey kind)
    {
        using var rsa = key.GetRSAPublicKey();
        using var curve = key.GetECDsaPublicKey();
        return kind == CertificateKey.Rsa
            ? rsa is { KeySize: >= LeastRsaBits and <= MostRsaBits }
            : curve?.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
    }

    private static RefusedException Refuse(string code, string text) => new(Refusal.Invalid, text, [new("request", code, text)]);
}
