using Kms.Silo.Storage.Schema;
using Kms.Storage;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

internal sealed class SqliteStart(StorageOptions options, SqliteConnections connections, TimeProvider clock) : IStorageStart
{
    private const string FindTable = "select 1 from sqlite_master where type = 'table' and name = $1";

    private DataLock? _lock;

    public Task LockAsync(CancellationToken cancellation = default)
    {
        _lock ??= DataLock.Take(options.DataFolder, clock);
        return Task.CompletedTask;
    }

    // The lock on the folder keeps every other process out.
    public Task RunAloneAsync(Func<Task> part, CancellationToken cancellation = default) => part();

    public Task<bool> HasTableAsync(string table, CancellationToken cancellation = default)
    {
        if (!File.Exists(options.SqliteFile)) return Task.FromResult(false);
        try
        {
            using var connection = connections.OpenForReading();
            return Task.FromResult(SqliteCommands.Read(connection, FindTable, [table], _ => true).Count > 0);
        }
        catch (SqliteException e) when (SqliteFault.Unavailable(e) is { } unavailable)
        {
            return Task.FromException<bool>(unavailable);
        }
    }

    public async Task UpdateSchemaAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = connections.OpenForWriting();
            await SchemaUpdate.ApplyAsync(connection, SchemaScript.Of(DatabaseKind.Sqlite), clock.GetUtcNow(), cancellation);
        }
        catch (SqliteException e) when (SqliteFault.Unavailable(e) is { } unavailable)
        {
            throw new StorageUnavailableException(unavailable.Message, e);
        }
    }

    public ValueTask DisposeAsync()
    {
        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }
}
