using System.Buffers.Binary;
using System.Text;

namespace Kms.Testing.Circuits;

/// <summary>Reads what the circuit says: numbers, texts, bytes, lists and maps of MessagePack.</summary>
internal ref struct Unpacker(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public object? Next()
    {
        var mark = Take(1)[0];
        return mark switch
        {
            < 0x80 => (long)mark,
            < 0x90 => Map(mark & 0x0f),
            < 0xa0 => List(mark & 0x0f),
            < 0xc0 => Text(mark & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take(Take(1)[0]).ToArray(),
            0xc5 => Take(Short()).ToArray(),
            0xc6 => Take(Int()).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Take(1)[0],
            0xcd => (long)Short(),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)Int(),
            0xd9 => Text(Take(1)[0]),
            0xda => Text(Short()),
            0xdb => Text(Int()),
            0xdc => List(Short()),
            0xdd => List(Int()),
            0xde => Map(Short()),
            >= 0xe0 => (long)(sbyte)mark,
            _ => throw new FormatException($"The circuit sent the mark {mark:x2}, which no message of it has."),
        };
    }

    private int Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private object?[] List(int count)
    {
        var list = new object?[count];
        for (var at = 0; at < count; at++) list[at] = Next();
        return list;
    }

    // Headers, which nobody here reads.
    private object? Map(int count)
    {
        for (var at = 0; at < 2 * count; at++) Next();
        return null;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
