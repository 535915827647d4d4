using System.Data.Common;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteConnections connections, GroupCommitWriter writer) : IDatabase
{
    public Task<List<T>> QueryAsync<T>(string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var connection = connections.Rent();
            try { return Task.FromResult(SqliteCommands.Read(connection, sql, arguments, row)); }
            finally { connections.Return(connection); }
        }
        catch (SqliteException e) when (SqliteFault.Unavailable(e) is { } unavailable)
        {
            return Task.FromException<List<T>>(unavailable);
        }
    }

    public Task<int> ExecuteAsync(string sql, object?[] arguments, CancellationToken cancellation = default) =>
        ExecuteAsync([(sql, arguments)], cancellation);

    public async Task<int> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Arguments)> statements, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var rows = 0;
        await writer.WriteAsync(new CommandUnit(connection =>
        {
            for (var i = 0; i < statements.Count; i++)
            {
                using var command = SqliteCommands.Create(connection, statements[i].Sql, statements[i].Arguments);
                var written = command.ExecuteNonQuery();
                if (i == 0) rows = written;
            }
        }));
        return rows;
    }

    public async Task<List<T>> ExecuteAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        List<T> rows = [];
        await writer.WriteAsync(new CommandUnit(connection => rows = SqliteCommands.Read(connection, sql, arguments, row)));
        return rows;
    }
}
