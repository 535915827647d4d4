using System.Buffers.Binary;
using System.Text;

namespace Kms.Silo.Keys;

/// <summary>Builds what a message is bound to. Every part carries its length, so that no two places share one encoding.</summary>
internal ref struct AssociatedData(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public static int SizeOf(string text) => sizeof(int) + Encoding.UTF8.GetByteCount(text);

    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, _buffer[(_length + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(_buffer[_length..], bytes);
        _length += sizeof(int) + bytes;
    }

    public void Add(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer[_length..], number);
        _length += sizeof(int);
    }
}
