using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Kms.Silo.Storage.Writing;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Rows in the binary format of COPY: the number of fields, and each field with its length before it, -1 for null.</summary>
internal sealed class CopyRow(IBufferWriter<byte> buffer, bool[] small) : IRow
{
    private const int Null = -1;
    private int _field;

    /// <summary>The signature, no flags, no extension.</summary>
    public void Head()
    {
        buffer.Write("PGCOPY\n"u8);
        buffer.Write<byte>([0xFF, 0x0D, 0x0A, 0x00]);
        Int(0);
        Int(0);
    }

    /// <summary>Says that no row follows.</summary>
    public void Tail() => Short(-1);

    public void Begin()
    {
        Short((short)small.Length);
        _field = 0;
    }

    public IRow Text(string? value)
    {
        _field++;
        if (value is null) return Int(Null);
        var span = buffer.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        buffer.Advance(sizeof(int) + length);
        return this;
    }

    public IRow Number(long? value)
    {
        var isSmall = small[_field++];
        if (value is null) return Int(Null);
        Int(isSmall ? sizeof(int) : sizeof(long));
        if (isSmall) return Int(checked((int)value.Value));
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), value.Value);
        buffer.Advance(sizeof(long));
        return this;
    }

    public IRow Bytes(ImmutableArray<byte>? value)
    {
        _field++;
        if (value is not { } bytes) return Int(Null);
        Int(bytes.Length);
        buffer.Write(bytes.AsSpan());
        return this;
    }

    private CopyRow Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
        return this;
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.GetSpan(sizeof(short)), value);
        buffer.Advance(sizeof(short));
    }
}
