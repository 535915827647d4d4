using System.Data.Common;
using System.Globalization;
using Kms.Silo.Backups;
using Kms.Silo.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

/// <summary>Rows in all tables, by their own columns, and all rows as text.</summary>
internal static class EveryTable
{
    // These hang together: the service itself writes them.
    private static readonly string[] s_linked = ["key_ring", "audit_chain", "audit_event"];

    public static async Task FillAsync(StoreHost host)
    {
        foreach (var table in BackupTables.All.Except(s_linked))
        {
            var columns = (await ReadAsync(host, table)).Columns;
            var values = string.Join(", ", Enumerable.Range(1, columns.Length).Select(i => $"${i}"));
            for (var n = 1; n <= 3; n++)
                await host.Get<IDatabase>().ExecuteAsync(
                    $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({values})", [.. columns.Select(c => ValueOf(c, n))]);
        }
    }

    /// <summary>A value larger than a piece of a backup, which cannot be packed.</summary>
    public static Task AddLargeAsync(StoreHost host, int bytes, long start = 0)
    {
        var value = new byte[bytes];
        var state = 1u;
        for (var i = 0; i < bytes; i++) value[i] = (byte)((state = unchecked((state * 1_664_525u) + 1_013_904_223u)) >> 24);
        return host.Get<IDatabase>().ExecuteAsync("insert into file_piece (file, start, length, sealed, at) values ('large', $2, 1, $1, 0)", [value, start]);
    }

    public static async Task<List<string>> DumpAsync(StoreHost host)
    {
        var all = new List<string>();
        foreach (var table in BackupTables.All)
            all.AddRange((await host.Get<IDatabase>().QueryAsync($"select * from {table}", [], row => $"{table}: {TextOf(row)}")).Order(StringComparer.Ordinal));
        return all;
    }

    private static async Task<BackupTable> ReadAsync(StoreHost host, string table)
    {
        await using var snapshot = await host.Get<IBackupDatabase>().OpenSnapshotAsync();
        await using var command = snapshot.CreateCommand();
        command.CommandText = $"select * from {table} limit 0";
        await using var reader = await command.ExecuteReaderAsync();
        return BackupTable.Of(table, reader);
    }

    private static object ValueOf(BackupColumn column, int n) => (column.Value, n) switch
    {
        (BackupValue.Text, 1) => "",
        (BackupValue.Text, 2) => "Søgade € 𝄞 '\"\\\r\n",
        (BackupValue.Text, _) => new string('x', 300),
        (BackupValue.Number, 1) => 0,
        (BackupValue.Number, 2) => column.Name.EndsWith("_at", StringComparison.Ordinal) ? long.MaxValue : int.MaxValue,
        (BackupValue.Number, _) => column.Name.EndsWith("_at", StringComparison.Ordinal) ? long.MinValue : int.MinValue,
        (_, 1) => Array.Empty<byte>(),
        (_, 2) => new byte[] { 0, 255, 0 },
        _ => Enumerable.Range(0, 256).Select(i => (byte)i).ToArray(),
    };

    private static string TextOf(DbDataReader row) => string.Join('|', Enumerable.Range(0, row.FieldCount).OrderBy(row.GetName, StringComparer.Ordinal)
        .Select(i => $"{row.GetName(i)}={(row.IsDBNull(i) ? "null" : row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))}"));
}
