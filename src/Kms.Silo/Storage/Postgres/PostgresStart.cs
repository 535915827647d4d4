using Kms.Silo.Hosting;
using Kms.Silo.Storage.Schema;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

internal sealed class PostgresStart(PostgresSession session, TimeProvider clock) : IStorageStart
{
    private const string FindTable = "select to_regclass($1) is not null";

    // Silos of a cluster start together; one of them updates the schema and makes the first keys.
    private const string Hold = "select pg_advisory_lock(7310579001442114)";
    private const string Release = "select pg_advisory_unlock(7310579001442114)";

    public Task LockAsync(CancellationToken cancellation = default) => RunAsync(_ => Task.FromResult(true), cancellation);

    public Task<bool> HasTableAsync(string table, CancellationToken cancellation = default) => RunAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(FindTable, connection) { Parameters = { new() { Value = table } } };
            return await command.ExecuteScalarAsync(cancellation) is true;
        },
        cancellation);

    // A start that fails ends the process, and its session and hold with it.
    public Task RunAloneAsync(Func<Task> part, CancellationToken cancellation = default) => RunAsync(
        async connection =>
        {
            await ExecuteAsync(connection, Hold, cancellation);
            await part();
            await ExecuteAsync(connection, Release, cancellation);
            return true;
        },
        cancellation);

    public Task UpdateSchemaAsync(CancellationToken cancellation = default) => RunAsync(
        async connection =>
        {
            await SchemaUpdate.ApplyAsync(connection, SchemaScript.Of(DatabaseKind.Postgres), clock.GetUtcNow(), cancellation);
            return true;
        },
        cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        try { return await work(await session.OpenAsync(cancellation)); }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            throw new StartException($"{unavailable.Message} Check ConnectionStrings:Kms and that the server runs. Nothing was changed.");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // Another silo may be at work on a large database.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
