using System.Buffers;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>
/// Many new rows through COPY: for the server about half the work of an insert. It knows no "on conflict": a row that is there already
/// fails the transaction. The format is that of PostgreSQL's manual, COPY, "Binary Format".
/// </summary>
internal sealed class PostgresCopy
{
    /// <summary>Fewer rows are not worth the round trip.</summary>
    public const int Least = 200;

    private const int PieceBytes = 1 << 16;
    private const string ReadTypes = "select attname::text, atttypid = 'integer'::regtype from pg_attribute where attrelid = $1::regclass";

    private readonly Dictionary<PostgresTable, bool[]> _small = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * PieceBytes);

    public async Task WriteAsync(NpgsqlConnection connection, PostgresTable table, ColumnSet rows)
    {
        if (!_small.TryGetValue(table, out var small)) _small[table] = small = await ReadAsync(connection, table);
        await using var stream = await connection.BeginRawBinaryCopyAsync(table.Copy);
        _buffer.ResetWrittenCount();
        var row = new CopyRow(_buffer, small);
        row.Head();
        for (var i = 0; i < rows.Count; i++)
        {
            row.Begin();
            rows.Write(i, row);
            if (_buffer.WrittenCount < PieceBytes) continue;
            await stream.WriteAsync(_buffer.WrittenMemory);
            _buffer.ResetWrittenCount();
        }
        row.Tail();
        await stream.WriteAsync(_buffer.WrittenMemory);
    }

    // Which columns are "integer" (4 bytes); other numbers are "bigint" (8 bytes).
    private static async Task<bool[]> ReadAsync(NpgsqlConnection connection, PostgresTable table)
    {
        var types = new Dictionary<string, bool>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(ReadTypes, connection) { Parameters = { new() { Value = table.Name } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) types[reader.GetString(0)] = reader.GetBoolean(1);
        return [.. table.Columns.Split(',', StringSplitOptions.TrimEntries).Select(column => types[column])];
    }
}
