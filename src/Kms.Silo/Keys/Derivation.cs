using System.Security.Cryptography;
using System.Text;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// HKDF-SHA-256, RFC 5869: a key of 32 bytes for one label. The source is uniformly random, so that the salt may be empty (section 3.1).
/// </summary>
internal static class Derivation
{
    public const int Bytes = 32;

    public static ClearKey Derive(this ClearKey source, string label)
    {
        Span<byte> derived = stackalloc byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, source.Reveal(), derived, salt: [], info: Encoding.UTF8.GetBytes(label));
        var key = ClearKey.FromBytes(derived);
        CryptographicOperations.ZeroMemory(derived);
        return key;
    }
}
