using System.Buffers.Binary;
using System.Security.Cryptography;
using Kms.Telegrams.Records;

namespace Kms.Telegrams;

/// <summary>
/// AES-128-CTR of the extended link layer (EN 13757-4): counter blocks of 16 bytes, a CRC of two bytes in front of the plaintext.
/// </summary>
internal static class LinkLayerMode
{
    private const int BlockSize = 16;
    private const int LinkAddress = 2;
    private const int AddressLength = 8;
    private const int SessionLength = 4;
    private const byte Repeated = 0x12; // bits of the communication control that repeaters change
    private const int MostBlocks = (FrameReader.Longest / BlockSize) + 1;

    /// <summary>Writes the transport layer, without its CRC.</summary>
    public static KeyFit Open(Telegram telegram, Aes aes, Span<byte> plain, out int length)
    {
        Span<byte> stream = stackalloc byte[MostBlocks * BlockSize];
        var cipher = telegram.Bytes.Slice(telegram.Payload, telegram.Encrypted);
        stream = stream[..((cipher.Length + BlockSize - 1) / BlockSize * BlockSize)];
        WriteCounters(telegram, stream);
        aes.EncryptEcb(stream, stream, PaddingMode.None);
        for (var i = 0; i < cipher.Length; i++) stream[i] ^= cipher[i];
        var opened = stream[..cipher.Length];
        var fit = Judge(opened);
        length = fit == KeyFit.No ? 0 : cipher.Length - Crc16.Size;
        opened[Crc16.Size..].CopyTo(plain);
        CryptographicOperations.ZeroMemory(stream);
        return fit;
    }

    /// <summary>True for bytes that are plaintext already.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> payload) => Judge(payload) == KeyFit.Certain;

    private static void WriteCounters(Telegram telegram, Span<byte> stream)
    {
        var frame = telegram.Bytes;
        Span<byte> counter = stackalloc byte[BlockSize];
        counter.Clear();
        frame.Slice(LinkAddress, AddressLength).CopyTo(counter);
        counter[AddressLength] = (byte)(frame[telegram.LinkLayer] & ~Repeated);
        frame.Slice(telegram.Payload - SessionLength, SessionLength).CopyTo(counter[(AddressLength + 1)..]);
        for (var at = 0; at < stream.Length; at += BlockSize, counter[^1]++) counter.CopyTo(stream[at..]);
    }

    private static KeyFit Judge(ReadOnlySpan<byte> opened)
    {
        var transport = opened[Crc16.Size..];
        if (Crc16.Compute(transport) != BinaryPrimitives.ReadUInt16LittleEndian(opened)) return KeyFit.No;
        return TransportRecords.ArePlausible(transport) ? KeyFit.Certain : KeyFit.Probable;
    }
}
