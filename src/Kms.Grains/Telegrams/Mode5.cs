using System.Security.Cryptography;

namespace Kms.Telegrams;

/// <summary>OMS mode 5 (EN 13757-7): AES-128-CBC without padding, key and vector 16 bytes, blocks of 16 bytes.</summary>
internal static class Mode5
{
    private const int VectorLength = 16;
    private const int AddressLength = 8;

    /// <summary>Writes the decrypted blocks and what follows them in the clear.</summary>
    public static KeyFit Open(Telegram telegram, Aes aes, Span<byte> plain, out int length)
    {
        Span<byte> vector = stackalloc byte[VectorLength];
        telegram.Address.Write(vector);
        vector[AddressLength..].Fill(telegram.AccessNumber);
        var rest = telegram.Bytes[telegram.Payload..];
        length = rest.Length;
        aes.DecryptCbc(rest[..telegram.Encrypted], vector, plain, PaddingMode.None);
        rest[telegram.Encrypted..].CopyTo(plain[telegram.Encrypted..]);
        return Marked.Judge(plain[..length]);
    }
}
