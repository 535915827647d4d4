using System.Security.Cryptography;

namespace Kms.Imports;

/// <summary>Opens values of a container: AES-CBC with the IV before the content, and an HMAC over both (RFC 6030, section 6).</summary>
internal sealed class PskcCipher : IDisposable
{
    private const int Block = 16;

    private readonly Aes aes;
    private readonly byte[] macKey;
    private readonly HashAlgorithmName mac;

    private PskcCipher(Aes aes, byte[] macKey, HashAlgorithmName mac) => (this.aes, this.macKey, this.mac) = (aes, macKey, mac);

    /// <param name="key">Of the values; wiped here.</param>
    /// <param name="wrappedMacKey">The key of the HMAC, encrypted like a value; empty when it is the same key.</param>
    /// <param name="mac">The hash of the HMAC.</param>
    public static PskcCipher Open(byte[] key, ReadOnlySpan<byte> wrappedMacKey, HashAlgorithmName mac)
    {
        var aes = Aes.Create();
        aes.Key = key;
        var macKey = wrappedMacKey.IsEmpty ? (byte[])key.Clone() : Decrypt(aes, wrappedMacKey);
        CryptographicOperations.ZeroMemory(key);
        if (macKey is not null) return new(aes, macKey, mac);
        aes.Dispose();
        throw WrongPassword();
    }

    public static UnreadableFileException WrongPassword() => new(FileProblem.WrongPassword,
        "The password or key does not open this file. Use the one that came with this very file.");

    /// <summary>Null when the value was changed, or the key is another.</summary>
    public byte[]? TryOpen(ReadOnlySpan<byte> value, ReadOnlySpan<byte> valueMac)
    {
        var expected = CryptographicOperations.HmacData(mac, macKey, value);
        return CryptographicOperations.FixedTimeEquals(expected, valueMac) ? Decrypt(aes, value) : null;
    }

    public void Dispose()
    {
        aes.Dispose();
        CryptographicOperations.ZeroMemory(macKey);
    }

    // XML encryption fills the last block with anything and writes into its last byte how much of it.
    private static byte[]? Decrypt(Aes aes, ReadOnlySpan<byte> value)
    {
        if (value.Length < 2 * Block || value.Length % Block != 0) return null;
        var clear = aes.DecryptCbc(value[Block..], value[..Block], PaddingMode.None);
        var length = clear.Length - clear[^1];
        try
        {
            return clear[^1] is > 0 and <= Block ? clear[..length] : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }
}
