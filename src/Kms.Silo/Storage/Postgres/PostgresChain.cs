using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Begins this process's audit chain in a transaction of its own.</summary>
internal static class PostgresChain
{
    // Of silos that start together each waits for the chain before its own, so that every one finds a number that is free.
    private const string Hold = "begin; lock table audit_chain in share row exclusive mode";

    public static async Task<AuditTail> StartAsync(NpgsqlConnection connection, AuditTails tails, PersonRegister persons)
    {
        await using (var command = new NpgsqlCommand(Hold, connection)) await command.ExecuteNonQueryAsync();
        var (tail, genesis) = tails.Start(await ReadAsync(connection, AuditTails.ReadHeads));
        var rows = new PostgresRows();
        rows.Add(tail.Append(genesis), persons);
        await using (var command = new NpgsqlCommand(AuditTails.InsertChain, connection))
        {
            PostgresCommands.AddAll(command.Parameters, tails.ChainRow(tail));
            await command.ExecuteNonQueryAsync();
        }
        await new PostgresConsequences(connection, new PostgresCopy()).WriteAsync(rows, copying: false);
        return tail;
    }

    public static async Task<IReadOnlyList<AuditHead>> ReadAsync(NpgsqlConnection connection, string sql, params object?[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        PostgresCommands.AddAll(command.Parameters, arguments);
        await using var reader = await command.ExecuteReaderAsync();
        var heads = new List<AuditHead>();
        while (await reader.ReadAsync()) heads.Add(AuditTails.ReadHead(reader));
        return heads;
    }
}
