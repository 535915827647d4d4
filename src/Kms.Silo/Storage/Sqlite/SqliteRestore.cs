using Kms.Silo.Backups;
using Kms.Silo.Commands;
using Kms.Silo.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>A database beside the real one, which it replaces when it is whole and on disk.</summary>
internal sealed class SqliteRestore : IBackupTarget
{
    // Nobody looks at it before it is whole, and a process that ends in the middle begins anew: no journal, no waiting for the disk.
    private const string Loading = """
        pragma journal_mode = off;
        pragma synchronous = off;
        pragma cache_size = -262144;
        pragma temp_store = memory;
        """;

    // In the mode in which it will be served. Closing it leaves one file.
    private const string Served = "pragma journal_mode = wal";

    private const string Single = "pragma journal_mode = delete";

    private readonly string _file;
    private readonly SqliteConnections _connections;
    private readonly SqliteConnection _loading;
    private SqliteStatement? _insert;
    private BackupTable? _table;

    private SqliteRestore(string file, SqliteConnections connections)
    {
        (_file, _connections) = (file, connections);
        PrivateFile.Create(new FileInfo(Loaded)).Dispose();
        _loading = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Loaded, Pooling = false }.ConnectionString);
    }

    private string Loaded => _file + ".restore";

    public static async Task<SqliteRestore> BeginAsync(
        string file, SqliteConnections connections, IReadOnlyList<SchemaScript> scripts, DateTimeOffset now, CancellationToken cancellation)
    {
        var restore = new SqliteRestore(file, connections);
        try
        {
            await restore._loading.OpenAsync(cancellation);
            restore.Run(Loading);
            await SchemaUpdate.ApplyAsync(restore._loading, scripts, now, cancellation);
            restore.Run("begin");
            return restore;
        }
        catch
        {
            await restore.DisposeAsync();
            throw;
        }
    }

    public Task BeginAsync(BackupTable table, CancellationToken cancellation = default)
    {
        using (var command = SqliteCommands.Create(_loading, $"select * from {table.Name} limit 0", []))
        using (var reader = command.ExecuteReader())
            table.DemandSameAs(BackupTable.Of(table.Name, reader));
        var values = string.Join(", ", Enumerable.Repeat("?", table.Columns.Length));
        _insert = new SqliteStatement(_loading, $"insert into {table.Name} ({table.ColumnList}) values ({values})");
        _table = table;
        return Task.CompletedTask;
    }

    public ValueTask AddAsync(ReadOnlyMemory<byte> row)
    {
        FrameFields.ReadRow(row.Span, _table!, _insert!); // Rows stand between the begin and the end of a table.
        _insert!.Run();
        return ValueTask.CompletedTask;
    }

    public Task EndAsync()
    {
        _insert?.Dispose();
        _insert = null;
        return Task.CompletedTask;
    }

    public Task CommitAsync()
    {
        Run("commit");
        Run(Served);
        _loading.Dispose();
        using (var file = new FileStream(Loaded, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        FoldOld();
        File.Move(Loaded, _file, overwrite: true);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _insert?.Dispose();
        _loading.Dispose();
        foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(Loaded + ending);
        return ValueTask.CompletedTask;
    }

    // A write-ahead log that stayed would be taken for one of the new database. Fails while somebody still reads the old one.
    private void FoldOld()
    {
        if (!File.Exists(_file)) return;
        using (var old = _connections.OpenForWriting()) SqliteCommands.Read(old, Single, [], _ => true);
        if (File.Exists(_file + "-wal"))
            throw new BackupException($"Another program holds the database {_file}, perhaps a backup that runs. Restore again when it has ended. Nothing was changed.");
    }

    private void Run(string sql)
    {
        using var command = _loading.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
