using System.Security.Cryptography;
using System.Text;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// The key of one backup file, of 32 bytes: derived from the root key, or from a passphrase by PBKDF2 with HMAC-SHA-512 (RFC 8018,
/// section 5.2; NIST SP 800-132), and then by the file's own salt of 32 bytes.
/// </summary>
internal static class BackupKey
{
    public const int SaltBytes = 32;

    /// <summary>About five times OWASP's figure for PBKDF2 with HMAC-SHA-512: it is paid once per file, and the file may be tried offline for years.</summary>
    public const int Rounds = 1_000_000;

    // What a changed head could ask for: never so few that a passphrase is guessed, never so many that nothing ends.
    private const int LeastRounds = 210_000;
    private const int MostRounds = 20_000_000;

    public static bool IsSound(int rounds) => rounds is >= LeastRounds and <= MostRounds;

    public static ClearKey FromRoot(IRootKey root, ReadOnlySpan<byte> salt) => root.Derive(LabelOf(salt));

    public static ClearKey FromPassphrase(string passphrase, ReadOnlySpan<byte> salt, int rounds)
    {
        var text = Encoding.UTF8.GetBytes(passphrase);
        Span<byte> bytes = stackalloc byte[Derivation.Bytes];
        Rfc2898DeriveBytes.Pbkdf2(text, salt, bytes, rounds, HashAlgorithmName.SHA512);
        using var stretched = ClearKey.FromBytes(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        CryptographicOperations.ZeroMemory(text);
        return stretched.Derive(LabelOf(salt));
    }

    /// <summary>16 hex digits that tell this key from another and nothing else.</summary>
    public static string CheckOf(ClearKey key)
    {
        using var check = key.Derive(KeyLabels.BackupCheck);
        return Convert.ToHexStringLower(check.Reveal()[..8]);
    }

    private static string LabelOf(ReadOnlySpan<byte> salt) => KeyLabels.Backup + Convert.ToHexStringLower(salt);
}
