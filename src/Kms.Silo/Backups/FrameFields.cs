using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Kms.Silo.Storage.Writing;

namespace Kms.Silo.Backups;

/// <summary>Reads the values of a frame one after the other.</summary>
internal ref struct FrameFields(ReadOnlySpan<byte> frame)
{
    private ReadOnlySpan<byte> _rest = frame;

    public static BackupTable ReadTable(ReadOnlySpan<byte> frame)
    {
        var fields = new FrameFields(frame);
        var name = fields.Text();
        var columns = new BackupColumn[fields.Int()];
        for (var i = 0; i < columns.Length; i++) columns[i] = new BackupColumn(fields.Text(), (BackupValue)fields.Int());
        return new BackupTable(name, [.. columns]);
    }

    /// <summary>Gives the values of a row on.</summary>
    public static void ReadRow(ReadOnlySpan<byte> frame, BackupTable table, IRow row)
    {
        var fields = new FrameFields(frame);
        foreach (var column in table.Columns)
        {
            var isThere = fields.Take(1)[0] == 1;
            _ = column.Value switch
            {
                BackupValue.Number => row.Number(isThere ? fields.Long() : null),
                BackupValue.Text => row.Text(isThere ? fields.Text() : null),
                _ => row.Bytes(isThere ? ImmutableArray.Create(fields.Bytes()) : null),
            };
        }
    }

    public int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ReadOnlySpan<byte> Bytes() => Take(Int());

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
