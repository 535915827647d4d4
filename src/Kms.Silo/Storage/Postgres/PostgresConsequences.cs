using Npgsql;
using static Kms.Silo.Storage.Postgres.PostgresDeviceSql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The second round trip of a transaction: writes what follows from the conditions that held, and commits.</summary>
internal sealed class PostgresConsequences(NpgsqlConnection connection, PostgresCopy copy)
{
    private const string InsertMails = """
        insert into mail_outbox (id, recipient, kind, language, organisation, fields, sealed_link, at, state, attempts, next_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (id) do nothing
        """;

    private const string PutEntries = """
        insert into list_entry (kind, id, organisation, user_id, state, name, name_key, at, version, body)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (kind, id) do update set organisation = excluded.organisation, user_id = excluded.user_id, state = excluded.state,
          name = excluded.name, name_key = excluded.name_key, at = excluded.at, version = excluded.version, body = excluded.body
        where excluded.version >= list_entry.version
        """;

    private const string InsertPersons = "insert into person (pseudonym, address) select * from unnest($1, $2) on conflict do nothing";

    private const string DropMarks = """
        delete from document_mark m using (select * from unnest($1, $2)) as d(grain, version)
        where m.grain = d.grain and m.version <= d.version
        """;

    private const string Commit = "commit";

    /// <param name="rows">What follows.</param>
    /// <param name="copying">New rows, when they are many, go by COPY.</param>
    public async Task WriteAsync(PostgresRows rows, bool copying)
    {
        await using var batch = connection.CreateBatch();
        foreach (var (set, table) in Inserts(rows))
        {
            if (copying && set.Count >= PostgresCopy.Least) await copy.WriteAsync(connection, table, set);
            else if (set.Count > 0) batch.BatchCommands.Add(set.ToCommand(table.Insert));
        }
        foreach (var (set, sql) in Changes(rows))
            if (set.Count > 0) batch.BatchCommands.Add(set.ToCommand(sql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Commit));
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
    }

    private static IEnumerable<(ColumnSet Rows, PostgresTable Table)> Inserts(PostgresRows rows) =>
    [
        (rows.Versions, PostgresTable.Versions), (rows.NewKeys, PostgresTable.Keys), (rows.NewRights, PostgresTable.Rights),
        (rows.Audit, PostgresTable.Audit),
    ];

    private static IEnumerable<(ColumnSet Rows, string Sql)> Changes(PostgresRows rows) =>
    [
        (rows.Devices, UpdateDevices), (rows.DroppedKeys, DropKeys), (rows.Keys, PutKeys), (rows.DroppedRights, DropRights),
        (rows.Rights, PutRights), (rows.DroppedRequests, DropRequests), (rows.Requests, PutRequests), (rows.DroppedAliases, DropAliases),
        (rows.Aliases, PutAliases), (rows.Revealed, Reveal), (rows.Persons, InsertPersons), (rows.Mails, InsertMails),
        (rows.Entries, PutEntries), (rows.Marks, DropMarks),
    ];
}
