using System.Security.Cryptography;
using Kms.Telegrams.Records;

namespace Kms.Telegrams;

/// <summary>Does this key open this telegram? Keeps nothing; the plaintext is wiped.</summary>
internal static class KeyCheck
{
    public const int KeySize = 16;

    /// <summary>Tries a key of 16 bytes.</summary>
    public static KeyFit Try(Telegram telegram, ReadOnlySpan<byte> key)
    {
        Span<byte> plain = stackalloc byte[FrameReader.Longest];
        var fit = Open(telegram, key, plain, out _);
        CryptographicOperations.ZeroMemory(plain);
        return fit;
    }

    /// <summary>Tries a key and writes the data records that it opens.</summary>
    public static KeyFit Open(Telegram telegram, ReadOnlySpan<byte> key, Span<byte> plain, out int length)
    {
        if (key.Length != KeySize) throw new ArgumentException("A key has 16 bytes.", nameof(key));
        using var aes = Aes.Create();
        aes.SetKey(key);
        var fit = Open(telegram, aes, plain, out length);
        return fit == KeyFit.No && telegram.Otherwise is { } other ? Open(other, aes, plain, out length) : fit;
    }

    /// <summary>True when nothing is left to decrypt though the headers say so: somebody has put the plaintext in.</summary>
    public static bool IsOpen(Telegram telegram)
    {
        var payload = telegram.Bytes[telegram.Payload..];
        return telegram.Security switch
        {
            Security.Mode5 or Security.Mode7 => Marked.Is(payload) && Plausibility.IsRecordList(payload[Marked.Length..]),
            Security.LinkLayer => LinkLayerMode.IsOpen(payload),
            _ => false,
        };
    }

    private static KeyFit Open(Telegram telegram, Aes aes, Span<byte> plain, out int length)
    {
        length = 0;
        return telegram.Security switch
        {
            Security.Mode5 => Mode5.Open(telegram, aes, plain, out length),
            Security.Mode7 => Mode7.Open(telegram, aes, plain, out length),
            Security.LinkLayer => LinkLayerMode.Open(telegram, aes, plain, out length),
            Security.Join => JoinRequest.Check(telegram, aes),
            _ => KeyFit.No,
        };
    }
}
