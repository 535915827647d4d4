using System.Buffers.Binary;
using System.Text;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>
/// A ZIP of many small files, not compressed, written forward. The framework's archive keeps hundreds of bytes per entry and copies
/// the content through its own buffers; this one keeps some twenty per entry, and the content in no buffer but ours.
/// </summary>
internal sealed class StoredZip(WipedBuffer output) : IDisposable
{
    private const ushort Version = 20;
    private const ushort OldestDate = 0x21; // 1 January 1980: files of equal content are equal

    private readonly StoredZipDirectory directory = new();
    private long offset;

    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var bytes = Encoding.ASCII.GetBytes(name);
        var crc = Crc32.Of(content);
        directory.Add(bytes, crc, content.Length);
        var header = output.GetSpan(30);
        header[..30].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[12..], OldestDate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], crc);
        BinaryPrimitives.WriteInt32LittleEndian(header[18..], content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[22..], content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[26..], (ushort)bytes.Length);
        output.Advance(30);
        output.Write(bytes);
        output.Write(content);
        offset += 30 + bytes.Length + content.Length;
    }

    public void End() => directory.Write(output, offset);

    public void Dispose() => directory.Dispose();
}
