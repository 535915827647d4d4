using Npgsql;
using static Kms.Silo.Storage.Postgres.PostgresDeviceSql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The second round trip of a transaction: writes what follows from the conditions that held, and commits.</summary>
internal sealed class PostgresConsequences(NpgsqlConnection connection)
{
    private const string InsertAudit = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

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

    public async Task WriteAsync(PostgresRows rows)
    {
        await using var batch = connection.CreateBatch();
        foreach (var (set, sql) in Statements(rows))
            if (set.Count > 0) batch.BatchCommands.Add(set.ToCommand(sql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Commit));
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
    }

    private static IEnumerable<(ColumnSet Rows, string Sql)> Statements(PostgresRows rows) =>
    [
        (rows.Devices, UpdateDevices), (rows.Versions, InsertVersions), (rows.NewKeys, InsertKeys),
        (rows.DroppedKeys, DropKeys), (rows.Keys, PutKeys), (rows.DroppedRights, DropRights), (rows.Rights, PutRights),
        (rows.DroppedRequests, DropRequests), (rows.Requests, PutRequests), (rows.DroppedAliases, DropAliases), (rows.Aliases, PutAliases),
        (rows.Revealed, Reveal), (rows.Audit, InsertAudit), (rows.Persons, InsertPersons), (rows.Mails, InsertMails),
        (rows.Entries, PutEntries), (rows.Marks, DropMarks),
    ];
}
