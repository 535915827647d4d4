using System.Collections.Concurrent;
using System.Data.Common;
using Kms.Silo.Storage;

namespace Kms.Web.Tests.Api;

/// <summary>The real database, with a list of what it was asked.</summary>
internal sealed class CountedDatabase(IDatabase inner) : IDatabase
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public Task<List<T>> QueryAsync<T>(string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        Asked.Enqueue($"{sql} <- {string.Join(", ", arguments.Select(Show))}");
        return inner.QueryAsync(sql, arguments, row, cancellation);
    }

    public Task<int> ExecuteAsync(string sql, object?[] arguments, CancellationToken cancellation = default) => inner.ExecuteAsync(sql, arguments, cancellation);

    public Task<List<T>> ExecuteAsync<T>(string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default) =>
        inner.ExecuteAsync(sql, arguments, row, cancellation);

    public Task<int> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Arguments)> statements, CancellationToken cancellation = default) =>
        inner.ExecuteAsync(statements, cancellation);

    private static string? Show(object? argument) => argument is string[] texts ? string.Join("|", texts) : argument?.ToString();
}
