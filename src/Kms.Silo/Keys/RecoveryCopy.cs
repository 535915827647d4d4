using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// A root key sealed with a passphrase, as two lines of text that can be printed: a heading (root key id, rounds, salt), and the sealed key
/// in base64, bound to the heading (AES-256-GCM; PBKDF2 as in <see cref="BackupKey"/>).
/// </summary>
internal static class RecoveryCopy
{
    private const string Heading = "kms-root-key-recovery-1";
    private const int MostLength = 4096;

    public static string Seal(string rootId, ReadOnlySpan<byte> key, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(BackupKey.SaltBytes);
        var heading = string.Create(CultureInfo.InvariantCulture, $"{Heading} {rootId} {BackupKey.Rounds} {Convert.ToBase64String(salt)}");
        var message = new byte[key.Length + GcmCipher.Overhead];
        using var cipher = CipherOf(passphrase, salt, BackupKey.Rounds);
        cipher.Encrypt(key, Encoding.ASCII.GetBytes(heading), message);
        return $"{heading}\n{Convert.ToBase64String(message)}\n";
    }

    /// <summary>The key, which the caller wipes; null when the text is no copy, was changed, or the passphrase is another one.</summary>
    public static byte[]? Open(string text, string passphrase)
    {
        if (text.Length > MostLength || text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var heading, var sealedKey]) return null;
        if (heading.Split(' ') is not [Heading, _, var count, var saltText]) return null;
        if (!int.TryParse(count, CultureInfo.InvariantCulture, out var rounds) || !BackupKey.IsSound(rounds)) return null;
        if (Bytes(saltText) is not { Length: BackupKey.SaltBytes } salt || Bytes(sealedKey) is not { Length: > GcmCipher.Overhead } message) return null;
        var key = new byte[message.Length - GcmCipher.Overhead];
        using var cipher = CipherOf(passphrase, salt, rounds);
        return cipher.TryDecrypt(message, Encoding.ASCII.GetBytes(heading), key) ? key : null;
    }

    private static GcmCipher CipherOf(string passphrase, byte[] salt, int rounds)
    {
        using var stretched = BackupKey.FromPassphrase(passphrase, salt, rounds);
        return new GcmCipher(stretched.Derive(KeyLabels.Recovery));
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
