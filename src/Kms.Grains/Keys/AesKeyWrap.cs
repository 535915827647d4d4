using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kms.Keys;

/// <summary>RFC 3394 (AES key wrap): keys of 16, 24 or 32 bytes under a key of 16, 24 or 32 bytes; wrapped they are 8 bytes longer.</summary>
internal static class AesKeyWrap
{
    private const int Half = 8;
    private const int Rounds = 6;
    private const ulong InitialValue = 0xA6A6A6A6A6A6A6A6; // section 2.2.3.1

    public static int WrappedLength(int keyLength) => keyLength + Half;

    /// <summary>Wraps a key; <paramref name="wrapped"/> is 8 bytes longer than it.</summary>
    public static void Wrap(Aes kek, ReadOnlySpan<byte> key, Span<byte> wrapped)
    {
        Check(key.Length, wrapped.Length);
        var halves = key.Length / Half;
        var head = InitialValue;
        Span<byte> block = stackalloc byte[2 * Half];
        key.CopyTo(wrapped[Half..]);
        for (var step = 1; step <= Rounds * halves; step++)
        {
            var part = wrapped.Slice((((step - 1) % halves) + 1) * Half, Half);
            BinaryPrimitives.WriteUInt64BigEndian(block, head);
            part.CopyTo(block[Half..]);
            kek.EncryptEcb(block, block, PaddingMode.None);
            head = BinaryPrimitives.ReadUInt64BigEndian(block) ^ (ulong)step;
            block[Half..].CopyTo(part);
        }
        BinaryPrimitives.WriteUInt64BigEndian(wrapped, head);
        CryptographicOperations.ZeroMemory(block);
    }

    /// <summary>False, with nothing written, when a byte or the wrapping key is another one.</summary>
    public static bool TryUnwrap(Aes kek, ReadOnlySpan<byte> wrapped, Span<byte> key)
    {
        Check(key.Length, wrapped.Length);
        var halves = key.Length / Half;
        var head = BinaryPrimitives.ReadUInt64BigEndian(wrapped);
        Span<byte> block = stackalloc byte[2 * Half];
        wrapped[Half..].CopyTo(key);
        for (var step = Rounds * halves; step > 0; step--)
        {
            var part = key.Slice((step - 1) % halves * Half, Half);
            BinaryPrimitives.WriteUInt64BigEndian(block, head ^ (ulong)step);
            part.CopyTo(block[Half..]);
            kek.DecryptEcb(block, block, PaddingMode.None);
            head = BinaryPrimitives.ReadUInt64BigEndian(block);
            block[Half..].CopyTo(part);
        }
        CryptographicOperations.ZeroMemory(block);
        var good = head == InitialValue;
        if (!good) CryptographicOperations.ZeroMemory(key);
        return good;
    }

    private static void Check(int key, int wrapped)
    {
        if (key is not (16 or 24 or 32)) throw new ArgumentException("Keys of 16, 24 and 32 bytes are wrapped.");
        if (wrapped != WrappedLength(key)) throw new ArgumentException("A wrapped key is 8 bytes longer than the key.");
    }
}
