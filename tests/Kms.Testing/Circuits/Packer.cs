using System.Buffers.Binary;
using System.Text;

namespace Kms.Testing.Circuits;

/// <summary>Writes what a browser says to the circuit: the little of MessagePack (msgpack/spec) that SignalR's hub protocol needs.</summary>
internal sealed class Packer : IDisposable
{
    private const int ShortText = 31;
    private const int FewItems = 15;
    private readonly MemoryStream _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    public void Dispose() => _bytes.Dispose();

    public void Array(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, FewItems);
        _bytes.WriteByte((byte)(0x90 | count));
    }

    public void EmptyMap() => _bytes.WriteByte(0x80);

    public void Value(object? value)
    {
        switch (value)
        {
            case null: _bytes.WriteByte(0xc0); break;
            case bool yes: _bytes.WriteByte(yes ? (byte)0xc3 : (byte)0xc2); break;
            case int number: Number(number); break;
            case long number: Number(number); break;
            case string text: Text(text); break;
            default: throw new ArgumentException($"A browser sends no {value.GetType().Name}.", nameof(value));
        }
    }

    private void Number(long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        if (number is >= 0 and < 128) _bytes.WriteByte((byte)number);
        else _bytes.Write(bytes);
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], utf8.Length);
        if (utf8.Length <= ShortText) _bytes.WriteByte((byte)(0xa0 | utf8.Length));
        else _bytes.Write(head);
        _bytes.Write(utf8);
    }
}
