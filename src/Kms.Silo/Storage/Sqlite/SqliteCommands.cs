using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Turns a statement of <see cref="IDatabase"/> into one of SQLite: arrays travel as JSON.</summary>
internal static partial class SqliteCommands
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static SqliteCommand Create(SqliteConnection connection, string sql, object?[] arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = Known.GetOrAdd(sql, text => Translate(text, arguments));
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", arguments[i] switch
            {
                null => DBNull.Value,
                string[] texts => JsonSerializer.Serialize(texts),
                byte[][] bytes => JsonSerializer.Serialize(bytes.Select(Convert.ToHexString)),
                var value => value,
            });
        return command;
    }

    public static List<T> Read<T>(SqliteConnection connection, string sql, object?[] arguments, Func<DbDataReader, T> row)
    {
        using var command = Create(connection, sql, arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private static string Translate(string text, object?[] arguments) =>
        Unnest().Replace(AnyOf().Replace(text, match => Replace(match, arguments)), "json_each($1) as item");

    private static string Replace(Match match, object?[] arguments)
    {
        var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var value = arguments[number - 1] is byte[][] ? "unhex(value)" : "value";
        return $"in (select {value} from json_each(${number}))";
    }

    [GeneratedRegex(@"= any\(\$(\d+)\)")]
    private static partial Regex AnyOf();

    [GeneratedRegex(@"unnest\((\$\d+)\) as item\(value\)")]
    private static partial Regex Unnest();
}
