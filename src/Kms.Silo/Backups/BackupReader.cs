using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Kms.Silo.Backups;

/// <summary>Reads a backup from end to end, checks every count and hash, and gives the rows on.</summary>
internal sealed class BackupReader(PieceReader pieces, string file, IBackupTarget target, IProgress<TableCount>? progress) : IDisposable
{
    private const int FrameStart = 1 + sizeof(int);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private BackupTable? _table;
    private long _rows;
    private long _all;
    private bool _ended;

    /// <summary>Returns the number of all rows.</summary>
    public async Task<long> ReadAsync(CancellationToken cancellation)
    {
        while (pieces.Next() is { } content)
        {
            for (var at = 0; at < content.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at + 1));
                await TakeAsync((FrameKind)content[at], content.AsMemory(at + FrameStart, length), cancellation);
                at += FrameStart + length;
            }
            cancellation.ThrowIfCancellationRequested();
        }
        return _ended ? _all : throw BackupFaults.Inconsistent(file, "it has no end mark");
    }

    public void Dispose() => _hash.Dispose();

    private ValueTask TakeAsync(FrameKind kind, ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        if (_ended) throw BackupFaults.Inconsistent(file, "something follows the end mark");
        return kind switch
        {
            FrameKind.Row when _table is not null => AddAsync(frame),
            FrameKind.Table when _table is null => new ValueTask(BeginAsync(FrameFields.ReadTable(frame.Span), cancellation)),
            FrameKind.TableEnd when _table is not null => new ValueTask(EndTableAsync(_table, frame)),
            FrameKind.End when _table is null => End(frame.Span),
            _ => throw BackupFaults.Inconsistent(file, string.Create(CultureInfo.InvariantCulture, $"a part of kind {(int)kind} stands at the wrong place")),
        };
    }

    private Task BeginAsync(BackupTable table, CancellationToken cancellation)
    {
        // Names of tables and columns become a part of statements: nothing is taken that is not ours.
        if (!BackupTables.All.Contains(table.Name)) throw BackupFaults.Inconsistent(file, $"it holds a table {table.Name}");
        if (!_tables.Add(table.Name)) throw BackupFaults.Inconsistent(file, $"it holds the table {table.Name} twice");
        (_table, _rows) = (table, 0);
        return target.BeginAsync(table, cancellation);
    }

    private ValueTask AddAsync(ReadOnlyMemory<byte> row)
    {
        _hash.AppendData(row.Span);
        if (++_rows % TableCount.Step == 0) progress?.Report(new TableCount(_table!.Name, _rows, IsWhole: false)); // There is a table, or it is no row.
        return target.AddAsync(row);
    }

    private async Task EndTableAsync(BackupTable table, ReadOnlyMemory<byte> frame)
    {
        CheckEnd(table, frame.Span);
        await target.EndAsync();
        progress?.Report(new TableCount(table.Name, _rows, IsWhole: true));
        _all += _rows;
        _table = null;
    }

    private void CheckEnd(BackupTable table, ReadOnlySpan<byte> frame)
    {
        var fields = new FrameFields(frame);
        if (fields.Long() != _rows) throw BackupFaults.Inconsistent(file, $"the table {table.Name} has another number of rows than it says");
        if (!fields.Bytes().SequenceEqual(_hash.GetHashAndReset())) throw BackupFaults.Inconsistent(file, $"the rows of the table {table.Name} are not those that were written");
    }

    private ValueTask End(ReadOnlySpan<byte> frame)
    {
        if (new FrameFields(frame).Int() != _tables.Count) throw BackupFaults.Inconsistent(file, "tables are missing");
        _ended = true;
        return ValueTask.CompletedTask;
    }
}
