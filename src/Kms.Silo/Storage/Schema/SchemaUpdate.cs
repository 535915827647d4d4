using System.Data.Common;
using Kms.Silo.Hosting;

namespace Kms.Silo.Storage.Schema;

/// <summary>Brings the schema up to date, each script in a transaction of its own. The caller holds the data lock.</summary>
internal static class SchemaUpdate
{
    private const string CreateTable = """
        create table if not exists schema_script (
          number integer not null primary key, name text not null, checksum text not null, applied_at bigint not null)
        """;

    private const string ReadApplied = "select number, name, checksum from schema_script order by number";

    private const string AddApplied = "insert into schema_script (number, name, checksum, applied_at) values ($1, $2, $3, $4)";

    public static async Task ApplyAsync(
        DbConnection connection, IReadOnlyList<SchemaScript> scripts, DateTimeOffset now, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, null, CreateTable, [], cancellation);
        var applied = await ReadAsync(connection, cancellation);
        Check(applied, scripts);
        foreach (var script in scripts.Skip(applied.Count))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ApplyAsync(connection, transaction, script, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Makes a schema as a part of the caller's transaction.</summary>
    public static async Task MakeAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<SchemaScript> scripts, DateTimeOffset now, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, transaction, CreateTable, [], cancellation);
        foreach (var script in scripts) await ApplyAsync(connection, transaction, script, now, cancellation);
    }

    private static async Task ApplyAsync(
        DbConnection connection, DbTransaction transaction, SchemaScript script, DateTimeOffset now, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, transaction, script.Sql, [], cancellation);
        object[] row = [script.Number, script.Name, script.Checksum, now.ToStored()];
        await ExecuteAsync(connection, transaction, AddApplied, row, cancellation);
    }

    private static void Check(List<(int Number, string Name, string Checksum)> applied, IReadOnlyList<SchemaScript> scripts)
    {
        if (applied.Count > scripts.Count)
            throw new StartException(
                $"The database was made by a newer version of this program (it has schema script {applied[^1].Name}; this program ends at {scripts[^1].Name}). Start the newer version, or restore a backup made by this one. Nothing was changed.");
        foreach (var (known, script) in applied.Zip(scripts))
            if (known.Number != script.Number || known.Checksum != script.Checksum)
                throw new StartException(
                    $"Schema script {known.Name} in the database is not the one in this program. Start the version that made the database. Nothing was changed.");
    }

    private static async Task<List<(int Number, string Name, string Checksum)>> ReadAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = ReadApplied;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new List<(int, string, string)>();
        while (await reader.ReadAsync(cancellation)) applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, object[] arguments, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = command.CreateParameter();
            if (connection is not Npgsql.NpgsqlConnection) parameter.ParameterName = $"${i + 1}";
            parameter.Value = arguments[i];
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
