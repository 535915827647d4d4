using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Silo.Hosting;

/// <summary>What this process shows to the others, and whose signature it believes.</summary>
internal sealed record WireIdentity(X509Certificate2 Certificate, X509Certificate2Collection Authorities)
{
    // RFC 5280, section 4.2.1.12.
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>Only the cluster's own authority counts, whatever else the machine trusts.</summary>
    public X509ChainPolicy Policy(string use)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(Authorities);
        policy.ApplicationPolicy.Add(new Oid(use));
        return policy;
    }

    /// <summary>Named in the certificate: one without usages may be used for anything, which makes nobody a silo.</summary>
    public static bool HasUse(X509Certificate2 certificate, string use) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(extension => extension.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == use));
}
