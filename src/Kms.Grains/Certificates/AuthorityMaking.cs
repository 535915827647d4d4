using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Keys;

namespace Kms.Certificates;

/// <summary>How an authority begins, and how its lists are made.</summary>
internal static class AuthorityMaking
{
    private const int LeastRsaBits = 2048;

    public static AuthorityState Make(string product, AuthorityAddresses addresses, IKeyVault vault, DateTimeOffset now)
    {
        var (root, issuing) = AuthorityCertificates.Make(product, addresses, now);
        using (root)
        using (issuing)
        {
            return new AuthorityState
            {
                Issuing = [.. issuing.RawData], IssuingKey = vault.SealKey(issuing), Above = [new([.. root.RawData])],
                RootKey = vault.SealKey(root),
            }.WithLists([], vault, now);
        }
    }

    /// <summary>From PKCS#12; refuses what cannot sign certificates and lists, and a chain that ends before its root.</summary>
    public static AuthorityState Import(byte[] content, string password, IKeyVault vault, DateTimeOffset now)
    {
        var found = Load(content, password);
        try
        {
            var issuing = found.SingleOrDefault(one => one.HasPrivateKey && IsAuthority(one)) ?? throw Refuse("authority-key");
            if (!IsStrong(issuing)) throw Refuse("authority-weak");
            if (now < issuing.NotBefore || now >= issuing.NotAfter) throw Refuse("authority-over");
            var above = ChainAbove(issuing, found, now);
            return new AuthorityState
            {
                Issuing = [.. issuing.RawData], IssuingKey = vault.SealKey(issuing), Above = [.. above.Select(one => new StoredCertificate([.. one.RawData]))],
            }.WithLists([], vault, now);
        }
        finally
        {
            foreach (var one in found) one.Dispose();
        }
    }

    public static AuthorityState WithLists(this AuthorityState authority, IEnumerable<RevokedSerial> revoked, IKeyVault vault, DateTimeOffset now)
    {
        var number = authority.ListNumber + 1;
        using var issuing = vault.OpenKey(authority.Issuing, authority.IssuingKey);
        using var root = authority.RootKey is { } key ? vault.OpenKey(authority.Above[^1].Content, key) : null;
        return authority with
        {
            Revocations = [.. RevocationLists.Make(issuing, revoked, number, now)],
            RootRevocations = root is null ? null : [.. RevocationLists.Make(root, [], number, now)],
            ListNumber = number, ListMade = now,
        };
    }

    private static X509Certificate2Collection Load(byte[] content, string password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(content, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException)
        {
            throw Refuse("authority-unreadable");
        }
    }

    private static List<X509Certificate2> ChainAbove(X509Certificate2 issuing, X509Certificate2Collection found, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true } };
        foreach (var one in found.Where(one => one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData))) chain.ChainPolicy.CustomTrustStore.Add(one);
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(found);
        if (!chain.Build(issuing)) throw Refuse("authority-chain");
        return [.. chain.ChainElements.Skip(1).Select(element => element.Certificate)];
    }

    // NIST SP 800-131A, table 2: RSA of 2048 bits at least; of the curves those that mail programs check.
    private static bool IsStrong(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa?.KeySize >= LeastRsaBits || curve?.KeySize is 256 or 384 or 521;
    }

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority)
        && certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign))
        && certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any();

    private static RefusedException Refuse(string code) => new(
        Refusal.Invalid, "This cannot be the certificate authority.", [new("file", code, code switch
        {
            "authority-unreadable" => "This is no PKCS#12 file, or its password is another one.",
            "authority-key" => "The file must hold one authority with its private key that may sign certificates and lists of revoked ones.",
            "authority-weak" => "The key of the authority must be RSA of at least 2048 bits, or P-256, P-384 or P-521.",
            "authority-over" => "The time of this authority has not begun or is over.",
            _ => "The file must hold all certificates up to the root.",
        })]);
}
