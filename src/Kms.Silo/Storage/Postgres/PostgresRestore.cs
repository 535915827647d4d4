using System.Buffers;
using Kms.Silo.Backups;
using Kms.Silo.Storage.Schema;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Schema and rows in one transaction, on the connection that holds the data lock.</summary>
internal sealed class PostgresRestore : IBackupTarget
{
    private const int PieceBytes = 1 << 16;

    // A backup that runs keeps its tables: better a sentence than a wait without end.
    private const string Patience = "set local lock_timeout = '10s'";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * PieceBytes);
    private NpgsqlRawCopyStream? _copy;
    private CopyRow? _row;
    private BackupTable? _table;

    private PostgresRestore(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<PostgresRestore> BeginAsync(
        NpgsqlConnection connection, IReadOnlyList<SchemaScript> scripts, DateTimeOffset now, CancellationToken cancellation)
    {
        var restore = new PostgresRestore(connection, await connection.BeginTransactionAsync(cancellation));
        try
        {
            await restore.RunAsync(Patience, cancellation);
            await restore.RunAsync($"drop table if exists {string.Join(", ", [.. BackupTables.All, .. BackupTables.LeftOut.Keys])}", cancellation);
            await SchemaUpdate.MakeAsync(connection, restore._transaction, scripts, now, cancellation);
            return restore;
        }
        catch
        {
            await restore.DisposeAsync();
            throw;
        }
    }

    public async Task BeginAsync(BackupTable table, CancellationToken cancellation = default)
    {
        var small = new Dictionary<string, bool>(StringComparer.Ordinal);
        await using (var command = new NpgsqlCommand($"select * from {table.Name} limit 0", _connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            table.DemandSameAs(BackupTable.Of(table.Name, reader));
            for (var i = 0; i < reader.FieldCount; i++) small[reader.GetName(i)] = reader.GetDataTypeName(i) == "integer";
        }
        _copy = await _connection.BeginRawBinaryCopyAsync($"copy {table.Name} ({table.ColumnList}) from stdin (format binary)", cancellation);
        _buffer.ResetWrittenCount();
        _row = new CopyRow(_buffer, [.. table.Columns.Select(column => small[column.Name])]);
        _row.Head();
        _table = table;
    }

    public async ValueTask AddAsync(ReadOnlyMemory<byte> row)
    {
        Add(row.Span);
        if (_buffer.WrittenCount >= PieceBytes) await FlushAsync();
    }

    public async Task EndAsync()
    {
        _row!.Tail(); // A table has begun.
        await FlushAsync();
        await _copy!.DisposeAsync();
        _copy = null;
    }

    public Task CommitAsync() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null) await CancelAsync(_copy);
        await _transaction.DisposeAsync();
    }

    // Ending it would send what is there of the table; the server says that it was cancelled, which is what we want.
    private static async Task CancelAsync(NpgsqlRawCopyStream copy)
    {
        try { await copy.CancelAsync(); }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException) { }
    }

    private void Add(ReadOnlySpan<byte> row)
    {
        _row!.Begin(); // A row comes after the begin of its table.
        FrameFields.ReadRow(row, _table!, _row);
    }

    private async Task FlushAsync()
    {
        await _copy!.WriteAsync(_buffer.WrittenMemory);
        _buffer.ResetWrittenCount();
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
