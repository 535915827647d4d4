using System.Data.Common;
using Kms.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

internal sealed partial class PostgresDatabase(PostgresConnections connections, ILogger<PostgresDatabase> log) : IDatabase
{
    public async Task<List<T>> QueryAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        try
        {
            return await RunAsync(sql, arguments, row, cancellation);
        }
        catch (StorageUnavailableException)
        {
            // A connection that lay idle while the server was restarted fails on first use: reading may be tried again.
            return await RunAsync(sql, arguments, row, cancellation);
        }
    }

    public async Task<int> ExecuteAsync(string sql, object?[] arguments, CancellationToken cancellation = default)
    {
        try
        {
            await using var command = Create(sql, arguments);
            return await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            connections.Source.Clear();
            LogUnavailable(log, unavailable.Message);
            throw unavailable;
        }
    }

    // A batch without a transaction of its own is one.
    public async Task<int> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Arguments)> statements, CancellationToken cancellation = default)
    {
        try
        {
            await using var batch = connections.Source.CreateBatch();
            foreach (var (sql, arguments) in statements)
            {
                var command = new NpgsqlBatchCommand(sql);
                PostgresCommands.AddAll(command.Parameters, arguments);
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync(cancellation);
            return batch.BatchCommands[0].RecordsAffected;
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            connections.Source.Clear();
            throw unavailable;
        }
    }

    public Task<List<T>> ExecuteAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default) =>
        RunAsync(sql, arguments, row, cancellation);

    private async Task<List<T>> RunAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        try
        {
            await using var command = Create(sql, arguments);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
            return rows;
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
        {
            connections.Source.Clear();
            LogUnavailable(log, unavailable.Message);
            throw unavailable;
        }
    }

    private NpgsqlCommand Create(string sql, object?[] arguments)
    {
        var command = connections.Source.CreateCommand(sql);
        PostgresCommands.AddAll(command.Parameters, arguments);
        return command;
    }

    [LoggerMessage(1, LogLevel.Error, "The database did not do what was asked: {Reason}")]
    private static partial void LogUnavailable(ILogger log, string reason);
}
