using System.Buffers.Binary;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>The directory at the end of a ZIP, kept short until then: name, check sum and size of each entry; the places follow from the sizes.</summary>
internal sealed class StoredZipDirectory : IDisposable
{
    private readonly WipedBuffer entries = new();
    private int count;

    public void Add(ReadOnlySpan<byte> name, uint crc, int size)
    {
        var entry = entries.GetSpan(9 + name.Length);
        entry[0] = (byte)name.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[1..], crc);
        BinaryPrimitives.WriteInt32LittleEndian(entry[5..], size);
        name.CopyTo(entry[9..]);
        entries.Advance(9 + name.Length);
        count++;
    }

    public void Write(WipedBuffer output, long start)
    {
        long place = 0, length = 0;
        ReadOnlySpan<byte> rest = entries.Written;
        while (!rest.IsEmpty)
        {
            var name = rest.Slice(9, rest[0]);
            var size = BinaryPrimitives.ReadInt32LittleEndian(rest[5..]);
            WriteEntry(output, name, BinaryPrimitives.ReadUInt32LittleEndian(rest[1..]), size, place);
            place += 30 + name.Length + size;
            length += 46 + name.Length;
            rest = rest[(9 + name.Length)..];
        }
        if (count >= ushort.MaxValue) WriteLargeEnd(output, start, length);
        WriteEnd(output, start, length);
    }

    public void Dispose() => entries.Dispose();

    // checked: four gigabytes are thirty million meters, more than any job takes.
    private static void WriteEntry(WipedBuffer output, ReadOnlySpan<byte> name, uint crc, int size, long place)
    {
        var header = output.GetSpan(46);
        header[..46].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header[14..], 0x21);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], crc);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], size);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], checked((uint)place));
        output.Advance(46);
        output.Write(name);
    }

    // ZIP64: more than 65,534 entries.
    private void WriteLargeEnd(WipedBuffer output, long start, long length)
    {
        var end = output.GetSpan(76);
        end[..76].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06064B50);
        BinaryPrimitives.WriteInt64LittleEndian(end[4..], 44);
        BinaryPrimitives.WriteUInt16LittleEndian(end[12..], 45);
        BinaryPrimitives.WriteUInt16LittleEndian(end[14..], 45);
        BinaryPrimitives.WriteInt64LittleEndian(end[24..], count);
        BinaryPrimitives.WriteInt64LittleEndian(end[32..], count);
        BinaryPrimitives.WriteInt64LittleEndian(end[40..], length);
        BinaryPrimitives.WriteInt64LittleEndian(end[48..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(end[56..], 0x07064B50);
        BinaryPrimitives.WriteInt64LittleEndian(end[64..], start + length);
        BinaryPrimitives.WriteInt32LittleEndian(end[72..], 1);
        output.Advance(76);
    }

    private void WriteEnd(WipedBuffer output, long start, long length)
    {
        var end = output.GetSpan(22);
        end[..22].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], checked((uint)length));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], checked((uint)start));
        output.Advance(22);
    }
}
