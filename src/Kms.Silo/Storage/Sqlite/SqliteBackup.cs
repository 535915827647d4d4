using System.Data.Common;
using Kms.Silo.Backups;
using Kms.Silo.Storage.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kms.Silo.Storage.Sqlite;

internal sealed class SqliteBackup(StorageOptions options, SqliteConnections connections, TimeProvider clock) : IBackupDatabase
{
    private const string FindTables = "select name from sqlite_master where type = 'table'";

    private const string NoteCopy = "insert into root_key_copy (root_id, at) values ($1, $2) on conflict (root_id) do update set at = excluded.at";
    private const string CopyTable = "root_key_copy";

    private readonly IReadOnlyList<SchemaScript> _scripts = SchemaScript.Of(DatabaseKind.Sqlite);

    public string Place => $"The database {options.SqliteFile}";

    public int Schema => _scripts[^1].Number;

    // One reader of the write-ahead log: it sees the moment of its first read, and the writer never waits for it.
    public Task<DbConnection> OpenSnapshotAsync(CancellationToken cancellation = default)
    {
        if (!File.Exists(options.SqliteFile))
            throw new BackupException($"There is no database {options.SqliteFile}. Name the data folder with --data, or set Kms:Data.");
        var connection = connections.OpenForReading();
        using (var begin = new SqliteStatement(connection, "begin")) begin.Run();
        if (FindAll(connection).Contains("key_ring")) return Task.FromResult<DbConnection>(connection);
        connection.Dispose();
        throw new BackupException($"{Place} is none of this service: it has no table key_ring.");
    }

    public Task<bool> HoldsRowsAsync(CancellationToken cancellation = default)
    {
        if (!File.Exists(options.SqliteFile)) return Task.FromResult(false);
        try
        {
            using var connection = connections.OpenForReading();
            var there = FindAll(connection);
            return Task.FromResult(BackupTables.All.Any(table =>
                there.Contains(table) && SqliteCommands.Read(connection, $"select 1 from {table} limit 1", [], _ => true).Count > 0));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            throw new BackupException(
                $"{Place} is damaged, so that nobody can tell what it holds. Move it and the files that begin with its name to another folder, and restore again. Nothing was changed.");
        }
    }

    public async Task<IBackupTarget> BeginAsync(int schema, CancellationToken cancellation = default) => await SqliteRestore.BeginAsync(
        options.SqliteFile, connections, [.. _scripts.Where(script => script.Number <= schema)], clock.GetUtcNow(), cancellation);

    public Task NoteRootKeyCopyAsync(string rootId, DateTimeOffset at, CancellationToken cancellation = default)
    {
        if (!File.Exists(options.SqliteFile)) return Task.CompletedTask;
        using var connection = connections.OpenForWriting();
        if (!FindAll(connection).Contains(CopyTable)) return Task.CompletedTask;
        using var command = SqliteCommands.Create(connection, NoteCopy, [rootId, at.ToStored()]);
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public BackupException? Explain(Exception fault) => fault is SqliteException told
        ? new BackupException($"{SqliteFault.Unavailable(told)?.Message ?? told.Message} ({options.SqliteFile})")
        : null;

    private static HashSet<string> FindAll(SqliteConnection connection) =>
        [.. SqliteCommands.Read(connection, FindTables, [], row => row.GetString(0))];
}
