using System.Security.Cryptography;

namespace Kms.Telegrams;

/// <summary>RFC 4493 (AES-CMAC): key 16 bytes, code 16 bytes, messages of up to <see cref="LongestMessage"/> bytes.</summary>
internal static class AesCmac
{
    public const int Size = 16;

    /// <summary>Longer than any telegram.</summary>
    public const int LongestMessage = 512;

    private const int BlockSize = 16;
    private const byte Rb = 0x87; // RFC 4493, section 2.3: the bits of x^128 + x^7 + x^2 + x + 1
    private const byte Padding = 0x80;

    /// <summary>Writes the code of the message; the key is that of the cipher.</summary>
    public static void Compute(Aes key, ReadOnlySpan<byte> message, Span<byte> code)
    {
        if (message.Length > LongestMessage) throw new ArgumentException("The message is longer than any telegram.", nameof(message));
        if (code.Length != Size) throw new ArgumentException("A code has 16 bytes.", nameof(code));
        var blocks = Math.Max(1, (message.Length + BlockSize - 1) / BlockSize);
        Span<byte> padded = stackalloc byte[LongestMessage];
        padded = padded[..(blocks * BlockSize)];
        padded.Clear();
        message.CopyTo(padded);
        var whole = message.Length > 0 && message.Length % BlockSize == 0;
        if (!whole) padded[message.Length] = Padding;
        MixSubkey(key, padded[^BlockSize..], whole);

        // The chain of section 2.4 is CBC from a zero vector; its last block is the code.
        Span<byte> zero = stackalloc byte[BlockSize];
        zero.Clear();
        key.EncryptCbc(padded, zero, padded, PaddingMode.None);
        padded[^BlockSize..].CopyTo(code);
        CryptographicOperations.ZeroMemory(padded);
    }

    // Section 2.3: K1 for a whole last block, K2 for a padded one.
    private static void MixSubkey(Aes key, Span<byte> lastBlock, bool whole)
    {
        Span<byte> subkey = stackalloc byte[BlockSize];
        subkey.Clear();
        key.EncryptEcb(subkey, subkey, PaddingMode.None);
        Double(subkey);
        if (!whole) Double(subkey);
        for (var i = 0; i < BlockSize; i++) lastBlock[i] ^= subkey[i];
        CryptographicOperations.ZeroMemory(subkey);
    }

    private static void Double(Span<byte> block)
    {
        var carry = block[0] >> 7;
        for (var i = 0; i < BlockSize - 1; i++) block[i] = (byte)(((block[i] << 1) & 0xFF) | (block[i + 1] >> 7));
        block[^1] = (byte)(((block[^1] << 1) & 0xFF) ^ (carry * Rb)); // without a branch on a secret bit
    }
}
