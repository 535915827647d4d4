using System.Text;
using Kms.Silo.Storage;
using Npgsql;

namespace Kms.Testing.Databases;

/// <summary>Everything that a database server keeps for the service, bytes in hex; what SQLite keeps lies in the data folder.</summary>
internal static class StoredText
{
    private const string Tables = "select quote_ident(tablename) from pg_tables where schemaname = 'public' order by tablename";

    public static async Task<string> ReadAsync(StorageOptions options)
    {
        if (options.Database != DatabaseKind.Postgres) return "";
        await using var source = NpgsqlDataSource.Create(options.ConnectionString ?? "");
        var text = new StringBuilder();
        foreach (var table in await RowsAsync(source, Tables))
            foreach (var row in await RowsAsync(source, $"select t::text from {table} t")) text.AppendLine(row);
        return text.ToString();
    }

    private static async Task<List<string>> RowsAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
