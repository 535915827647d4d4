using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Certificates;

/// <summary>Whether the service can sign its mails with what the operator brought; each fault has its sentence.</summary>
internal static class ServiceCertificateRules
{
    private const string Field = "file";
    private const int MostAbove = 5;

    /// <summary>From PKCS#12.</summary>
    public static ServiceKey Import(byte[] content, string password, string sender, IKeyVault vault, DateTimeOffset now)
    {
        var found = Load(content, password);
        try
        {
            var own = found.Count(one => one.HasPrivateKey) == 1 ? found.Single(one => one.HasPrivateKey) : throw Fault("signing-key");
            own.DemandSigning(now);
            if (!own.Addresses().Contains(sender, StringComparer.OrdinalIgnoreCase)) throw Fault("signing-sender", sender);
            return Seal(own, Above(own, found), vault);
        }
        finally
        {
            foreach (var one in found) one.Dispose();
        }
    }

    /// <summary>The certificate has its private key with it.</summary>
    public static ServiceKey Seal(X509Certificate2 own, IEnumerable<X509Certificate2> above, IKeyVault vault) => new()
    {
        Content = [.. own.RawData], SealedKey = vault.SealKey(own, AuthoritySeals.Signing), Serial = own.SerialOf(),
        Addresses = [.. own.Addresses()], Expires = own.NotAfter.ToUniversalTime(),
        Above = [.. above.Select(one => new StoredCertificate([.. one.RawData]))],
    };

    private static void DemandSigning(this X509Certificate2 own, DateTimeOffset now)
    {
        if (now < own.NotBefore || now >= own.NotAfter) throw Fault("signing-time");
        using var rsa = own.GetRSAPrivateKey();
        using var curve = own.GetECDsaPrivateKey();
        if (rsa is not { KeySize: >= KeyPairs.LeastRsaBits and <= KeyPairs.MostRsaBits } && curve is not { KeySize: 256 or 384 or 521 }) throw Fault("signing-key");
        // RFC 8550, sections 4.4.2 and 4.4.4: what is not restricted is allowed.
        var usage = own.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        if (usage?.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature) == false || !own.IsForMail()) throw Fault("signing-usage");
    }

    private static X509Certificate2Collection Load(byte[] content, string password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(content, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException)
        {
            throw Fault("signing-unreadable");
        }
    }

    // As far as the file has them: recipients who know the root need those between.
    private static IEnumerable<X509Certificate2> Above(X509Certificate2 own, X509Certificate2Collection found)
    {
        var below = own;
        for (var count = 0; count < MostAbove; count++)
        {
            var next = found.FirstOrDefault(one => one.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData));
            if (next is null || next == below) yield break;
            yield return below = next;
        }
    }

    private static RefusedException Fault(string code, string? argument = null) => Refuse.Invalid(Field, code, code switch
    {
        "signing-unreadable" => "This is no PKCS#12 file, or its password is another one.",
        "signing-key" => "The file must hold one certificate with its private key: RSA of 2048 to 8192 bits, or an elliptic curve of NIST.",
        "signing-time" => "The time of the certificate has not begun or is over.",
        "signing-usage" => "The certificate was not issued for signing mails.",
        _ => $"The certificate is not for the address that mails come from: {argument}.",
    }, argument);
}
