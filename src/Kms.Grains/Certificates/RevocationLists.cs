using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>Makes lists of revoked certificates: RFC 5280, section 5.</summary>
internal static class RevocationLists
{
    /// <summary>How long a list counts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>How old the list becomes before a new one is made, though nothing was revoked.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public static byte[] Make(X509Certificate2 issuer, IEnumerable<RevokedSerial> revoked, long number, DateTimeOffset now)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var one in revoked)
            list.AddEntry(Convert.FromHexString(one.Serial), one.At, one.Reason == RevocationReason.Unspecified ? null : (X509RevocationReason)one.Reason);
        return list.Build(issuer, new BigInteger(number), now + Life, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now);
    }
}
