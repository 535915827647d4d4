using System.Data.Common;

namespace Kms.Silo.Storage;

/// <summary>
/// Runs statements that both databases understand: lower case, <c>$1</c> positional, arguments of type string, string[], int, long, byte[],
/// byte[][] or null. Failures of the database come as <see cref="Kms.Storage.StorageUnavailableException"/>.
/// </summary>
internal interface IDatabase
{
    Task<List<T>> QueryAsync<T>(string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default);

    /// <summary>Writes, durable when the task ends; returns the number of rows.</summary>
    Task<int> ExecuteAsync(string sql, object?[] arguments, CancellationToken cancellation = default);

    /// <summary>Writes with a <c>returning</c> clause.</summary>
    Task<List<T>> ExecuteAsync<T>(string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default);

    /// <summary>Writes in one transaction; returns the number of rows of the first statement.</summary>
    Task<int> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Arguments)> statements, CancellationToken cancellation = default);
}
