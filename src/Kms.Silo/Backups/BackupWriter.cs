using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Silo.Backups;

/// <summary>Writes tables as frames.</summary>
internal sealed class BackupWriter(PieceWriter pieces) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _frame = new(4_096);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _tables;
    private long _rows;

    public void Begin(BackupTable table)
    {
        Text(table.Name);
        Int(table.Columns.Length);
        foreach (var column in table.Columns)
        {
            Text(column.Name);
            Int((int)column.Value);
        }
        Write(FrameKind.Table);
        _tables++;
        _rows = 0;
    }

    public void Add(BackupTable table, DbDataReader row)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var isThere = !row.IsDBNull(i);
            Byte((byte)(isThere ? 1 : 0));
            if (!isThere) continue;
            if (table.Columns[i].Value == BackupValue.Number) Long(row.GetInt64(i));
            else if (table.Columns[i].Value == BackupValue.Text) Text(row.GetString(i));
            else Bytes(row.GetFieldValue<byte[]>(i));
        }
        _hash.AppendData(_frame.WrittenSpan);
        _rows++;
        Write(FrameKind.Row);
    }

    /// <summary>Returns the number of rows.</summary>
    public long EndTable()
    {
        Long(_rows);
        Bytes(_hash.GetHashAndReset());
        Write(FrameKind.TableEnd);
        return _rows;
    }

    public void End()
    {
        Int(_tables);
        Write(FrameKind.End);
        pieces.Write(last: true);
    }

    public void Dispose() => _hash.Dispose();

    private void Write(FrameKind kind)
    {
        // The end stands in the last piece, which is written by itself.
        if (kind != FrameKind.End) pieces.WriteIfFull();
        var start = pieces.Content.GetSpan(1 + sizeof(int));
        start[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(start[1..], _frame.WrittenCount);
        pieces.Content.Advance(1 + sizeof(int));
        pieces.Content.Write(_frame.WrittenSpan);
        _frame.ResetWrittenCount();
    }

    private void Text(string text)
    {
        var span = _frame.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        _frame.Advance(sizeof(int) + length);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Int(bytes.Length);
        _frame.Write(bytes);
    }

    private void Byte(byte value)
    {
        _frame.GetSpan(1)[0] = value;
        _frame.Advance(1);
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_frame.GetSpan(sizeof(int)), value);
        _frame.Advance(sizeof(int));
    }

    private void Long(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_frame.GetSpan(sizeof(long)), value);
        _frame.Advance(sizeof(long));
    }
}
