using System.Data.Common;
using Kms.Silo.Backups;
using Kms.Silo.Storage.Schema;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

internal sealed class PostgresBackup(PostgresConnections connections, PostgresSession session, StorageOptions options, TimeProvider clock) : IBackupDatabase
{
    private const string Begin = "begin transaction isolation level repeatable read read only";
    private const string FindTable = "select to_regclass($1) is not null";

    private const string NoteCopy = "insert into root_key_copy (root_id, at) values ($1, $2) on conflict (root_id) do update set at = excluded.at";
    private const string FindNewer = "select exists (select 1 from schema_script where number > $1)";

    private readonly IReadOnlyList<SchemaScript> _scripts = SchemaScript.Of(DatabaseKind.Postgres);

    public string Place => $"The PostgreSQL database {new NpgsqlConnectionStringBuilder(options.ConnectionString).Database}";

    public int Schema => _scripts[^1].Number;

    public async Task<DbConnection> OpenSnapshotAsync(CancellationToken cancellation = default)
    {
        var connection = await connections.Source.OpenConnectionAsync(cancellation);
        try
        {
            await using var begin = new NpgsqlCommand(Begin, connection);
            await begin.ExecuteNonQueryAsync(cancellation);
            return await HasTableAsync(connection, "key_ring", cancellation)
                ? connection
                : throw new BackupException($"{Place} is none of this service: it has no table key_ring. Check ConnectionStrings:Kms.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> HoldsRowsAsync(CancellationToken cancellation = default)
    {
        var connection = await session.OpenAsync(cancellation);
        foreach (var table in BackupTables.All)
        {
            if (!await HasTableAsync(connection, table, cancellation)) continue;
            await using var command = new NpgsqlCommand($"select exists (select 1 from {table})", connection);
            if (await command.ExecuteScalarAsync(cancellation) is true) return true;
        }
        return false;
    }

    public async Task<IBackupTarget> BeginAsync(int schema, CancellationToken cancellation = default)
    {
        var connection = await session.OpenAsync(cancellation);
        await DemandKnownAsync(connection, cancellation);
        return await PostgresRestore.BeginAsync(
            connection, [.. _scripts.Where(script => script.Number <= schema)], clock.GetUtcNow(), cancellation);
    }

    public async Task NoteRootKeyCopyAsync(string rootId, DateTimeOffset at, CancellationToken cancellation = default)
    {
        await using var connection = await connections.Source.OpenConnectionAsync(cancellation);
        if (!await HasTableAsync(connection, "root_key_copy", cancellation)) return;
        await using var command = new NpgsqlCommand(NoteCopy, connection) { Parameters = { new() { Value = rootId }, new() { Value = at.ToStored() } } };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public BackupException? Explain(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            new($"{Place} is being read by somebody, perhaps by a backup that runs. Restore again when it has ended. Nothing was changed."),
        PostgresException told when PostgresFault.Unavailable(told) is null =>
            new($"PostgreSQL refuses: {told.MessageText} ({told.SqlState}{(told.TableName is null ? "" : $", table {told.TableName}")}). Nothing was changed."),
        _ => PostgresFault.Unavailable(fault) is { } unavailable ? new BackupException($"{unavailable.Message} Check ConnectionStrings:Kms.") : null,
    };

    // Tables that this program does not know would stay, and stand in the way of the version that makes them.
    private async Task DemandKnownAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await HasTableAsync(connection, "schema_script", cancellation)) return;
        await using var command = new NpgsqlCommand(FindNewer, connection) { Parameters = { new() { Value = Schema } } };
        if (await command.ExecuteScalarAsync(cancellation) is true)
            throw new BackupException($"{Place} was made by a newer version of this program. Restore with that version, or into another database. Nothing was changed.");
    }

    private static async Task<bool> HasTableAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindTable, connection) { Parameters = { new() { Value = table } } };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
