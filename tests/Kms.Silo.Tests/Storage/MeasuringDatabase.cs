using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Kms.Silo.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kms.Silo.Tests.Storage;

/// <summary>A database that also says what each question cost it: not in time, which wavers, but in rows or steps.</summary>
internal sealed partial class MeasuringDatabase(IDatabase database, bool isSqlite) : IDatabase
{
    // What SQLite needs for a row of a page, with its two lookups and the sorting.
    private const int StepsOfRow = 100;

    /// <summary>Rows that were touched by the questions since the last start.</summary>
    public long Rows { get; private set; }

    public int Questions { get; private set; }

    public void Start() => (Rows, Questions) = (0, 0);

    public async Task<List<T>> QueryAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        Questions++;
        if (isSqlite) Rows += (await database.QueryAsync($"select count(*) from ({sql})", arguments, Steps, cancellation))[0] / StepsOfRow;
        else Rows += Touched(await database.QueryAsync($"explain (analyze, timing off) {sql}", arguments, line => line.GetString(0), cancellation));
        return await database.QueryAsync(sql, arguments, row, cancellation);
    }

    public Task<int> ExecuteAsync(string sql, object?[] arguments, CancellationToken cancellation = default) =>
        database.ExecuteAsync(sql, arguments, cancellation);

    public Task<List<T>> ExecuteAsync<T>(
        string sql, object?[] arguments, Func<DbDataReader, T> row, CancellationToken cancellation = default) =>
        database.ExecuteAsync(sql, arguments, row, cancellation);

    public Task<int> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Arguments)> statements, CancellationToken cancellation = default) =>
        database.ExecuteAsync(statements, cancellation);

    private static long Steps(DbDataReader row) =>
        raw.sqlite3_stmt_status(((SqliteDataReader)row).Handle, raw.SQLITE_STMTSTATUS_VM_STEP, 0);

    private static long Touched(IReadOnlyList<string> plan)
    {
        var (rows, loops) = (0L, 1L);
        foreach (var line in plan)
        {
            if (Actual().Match(line) is { Success: true } actual)
            {
                loops = Number(actual, 2);
                if (line.Contains("Scan", StringComparison.Ordinal)) rows += Number(actual, 1) * loops;
            }
            else if (Removed().Match(line) is { Success: true } removed)
            {
                rows += Number(removed, 1) * loops;
            }
        }
        return rows;
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actual rows=(\d+)\S* loops=(\d+)")]
    private static partial Regex Actual();

    [GeneratedRegex(@"Rows Removed by .*: (\d+)")]
    private static partial Regex Removed();
}
