using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kms.Telegrams;

/// <summary>
/// OMS mode 7 (EN 13757-7): AES-128-CBC with a zero vector under a key of 16 bytes that is derived for every message (KDF-A), and an AES-CMAC of
/// 2 to 16 bytes under another.
/// </summary>
internal static class Mode7
{
    private const int BlockSize = 16;
    private const byte Encrypt = 0x00;
    private const byte Authenticate = 0x01;
    private const byte ToMeter = 0x10;
    private const byte Fill = 0x07;
    private const int CounterLength = 4;
    private const int ShortCode = 2;

    /// <summary>Writes the decrypted blocks and what follows them in the clear.</summary>
    public static KeyFit Open(Telegram telegram, Aes aes, Span<byte> plain, out int length)
    {
        length = 0;
        if (telegram.Authentication is not { Counter: > 0 } layer) return KeyFit.No;
        if (layer.CodeLength > 0 && !HoldsCode(telegram, layer, aes)) return KeyFit.No;

        var rest = telegram.Bytes[telegram.Payload..];
        Span<byte> vector = stackalloc byte[BlockSize];
        vector.Clear();
        using var derived = Aes.Create();
        Derive(telegram, layer, aes, Encrypt, derived);
        derived.DecryptCbc(rest[..telegram.Encrypted], vector, plain, PaddingMode.None);
        rest[telegram.Encrypted..].CopyTo(plain[telegram.Encrypted..]);
        length = rest.Length;
        // A code of four bytes and more says enough; two bytes say as much as two fillers.
        if (layer.CodeLength > ShortCode) return KeyFit.Certain;
        var fit = Marked.Judge(plain[..length]);
        return layer.CodeLength == 0 ? fit : fit == KeyFit.No ? KeyFit.Probable : KeyFit.Certain;
    }

    private static bool HoldsCode(Telegram telegram, Authentication layer, Aes aes)
    {
        var frame = telegram.Bytes;
        var transport = frame[telegram.Transport..];
        Span<byte> message = stackalloc byte[1 + CounterLength + 2 + FrameReader.Longest];
        message[0] = frame[layer.Control];
        frame.Slice(layer.Counter, CounterLength).CopyTo(message[1..]);
        var length = 1 + CounterLength;
        if (layer.MessageLength > 0)
        {
            frame.Slice(layer.MessageLength, 2).CopyTo(message[length..]);
            length += 2;
        }
        transport.CopyTo(message[length..]);
        length += transport.Length;

        Span<byte> code = stackalloc byte[AesCmac.Size];
        using var derived = Aes.Create();
        Derive(telegram, layer, aes, Authenticate, derived);
        AesCmac.Compute(derived, message[..length], code);
        return CryptographicOperations.FixedTimeEquals(code[..layer.CodeLength], frame.Slice(layer.Code, layer.CodeLength));
    }

    // KDF-A: CMAC(key, constant || counter || number || fill).
    private static void Derive(Telegram telegram, Authentication layer, Aes aes, byte constant, Aes derived)
    {
        Span<byte> input = stackalloc byte[BlockSize];
        input[0] = telegram.ToMeter ? (byte)(constant | ToMeter) : constant;
        telegram.Bytes.Slice(layer.Counter, CounterLength).CopyTo(input[1..]);
        BinaryPrimitives.WriteUInt32LittleEndian(input[(1 + CounterLength)..], telegram.Address.Number);
        input[(1 + CounterLength + sizeof(uint))..].Fill(Fill);
        Span<byte> key = stackalloc byte[AesCmac.Size];
        AesCmac.Compute(aes, input, key);
        derived.SetKey(key);
        CryptographicOperations.ZeroMemory(key);
    }
}
