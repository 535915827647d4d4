using System.Buffers.Binary;
using System.Text;

namespace Kms.Exports;

/// <summary>What stands before and behind the one entry of an encrypted ZIP. Check sums are 0: AE-2 has a better one.</summary>
internal sealed class SealedZipHeaders(string name)
{
    private const ushort Version = 51; // the first one with AES
    private const ushort Flags = 0x0009; // encrypted; sizes behind the content
    private const ushort Aes = 99;
    private const ushort OldestDate = 0x21; // 1 January 1980: the name says the day
    private const int Overhead = SealedZipKeys.SaltLength + SealedZipKeys.CheckLength + SealedZipKeys.CodeLength;

    // The AES field: AE-2, by "AE", 256 bits, the content not compressed.
    private static ReadOnlySpan<byte> Field => [0x01, 0x99, 7, 0, 2, 0, (byte)'A', (byte)'E', 3, 0, 0];

    private readonly byte[] name = Encoding.ASCII.GetBytes(name);

    private int EntryLength => 30 + name.Length + Field.Length;

    public byte[] Begin()
    {
        var header = new byte[EntryLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        WriteCommon(header.AsSpan(4), default);
        name.CopyTo(header, 30);
        Field.CopyTo(header.AsSpan(30 + name.Length));
        return header;
    }

    /// <summary>The sizes, the directory and its end.</summary>
    public byte[] End(long length)
    {
        // checked: four gigabytes are more than any job takes.
        var (size, packed) = (checked((uint)length), checked((uint)(length + Overhead)));
        var start = checked((uint)(EntryLength + length + Overhead + 16));
        var end = new byte[16 + 46 + name.Length + Field.Length + 22];
        WriteSizes(end, packed, size);
        WriteDirectory(end.AsSpan(16), packed, size);
        var last = end.AsSpan(end.Length - 22);
        BinaryPrimitives.WriteUInt32LittleEndian(last, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(last[8..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(last[10..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(last[12..], 46 + name.Length + Field.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(last[16..], start);
        return end;
    }

    private static void WriteSizes(Span<byte> at, uint packed, uint size)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, 0x08074B50);
        BinaryPrimitives.WriteUInt32LittleEndian(at[8..], packed);
        BinaryPrimitives.WriteUInt32LittleEndian(at[12..], size);
    }

    private void WriteDirectory(Span<byte> at, uint packed, uint size)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], Version);
        WriteCommon(at[6..], (packed, size));
        name.CopyTo(at[46..]);
        Field.CopyTo(at[(46 + name.Length)..]);
    }

    // What the header of an entry and its line in the directory have in common.
    private void WriteCommon(Span<byte> at, (uint Packed, uint Size) sizes)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], Aes);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], OldestDate);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], sizes.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], sizes.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(at[24..], (ushort)Field.Length);
    }
}
