using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The first round trip of a transaction: begins it, checks every condition and says which ones held.</summary>
internal sealed class PostgresConditions(NpgsqlConnection connection, PostgresCopy copy)
{
    private const string Begin = "begin";

    private const string FindFacts = "select fact_id from audit_event where once = 1 and fact_id = any($1)";

    // Locked, so that a revocation or a raised epoch in another silo waits until the entry of this read is on disk.
    private const string AllowReads = """
        select r.place from unnest($1, $2, $3, $4, $5) as r(place, device, version, user_id, epoch)
        join device_version v on v.id = r.device and v.version = r.version
        join actor_epoch e on e.user_id = r.user_id and e.epoch = r.epoch
        order by r.device
        for share of v, e
        """;

    private const string AddEpochs = """
        insert into actor_epoch (user_id, epoch) select distinct u.id, 0 from unnest($1) as u(id)
        where not exists (select 1 from actor_epoch e where e.user_id = u.id)
        on conflict (user_id) do nothing
        """;

    private const string ChangeVersions = """
        update device_version v set version = u.version, changed_at = u.changed_at, organisation = u.organisation, rights = u.rights,
          requests = u.requests, aliases = u.aliases
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) as u(id, version, changed_at, organisation, rights, requests, aliases, before)
        where v.id = u.id and v.version = u.before
        returning v.id
        """;

    private static readonly string s_insertDevices = PostgresTable.Devices.Insert + """
         on conflict (id) do nothing
        returning id
        """;

    /// <param name="group">Says afterwards which conditions held.</param>
    /// <param name="copying">
    /// Many new devices go by COPY, as if none were known: when one is, the whole transaction fails, and is to be done again without.
    /// </param>
    public async Task CheckAsync(PostgresGroup group, bool copying)
    {
        await using var batch = connection.CreateBatch();
        var takers = new List<Action<NpgsqlDataReader>>();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        if (group.Readers.Count > 0) batch.BatchCommands.Add(group.Readers.ToCommand(AddEpochs));
        Add(group.OnceFacts, FindFacts, row => group.KnownFacts.Add(row.GetString(0)));
        Add(group.Reads, AllowReads, row => group.AcceptRead((int)row.GetInt64(0)));
        Add(group.Changes, ChangeVersions, row => group.AcceptDevice(row.GetString(0)));
        var copied = copying && group.Creates.Count >= PostgresCopy.Least;
        if (!copied) Add(group.Creates, s_insertDevices, row => group.AcceptDevice(row.GetString(0)));
        await TakeAsync(batch, takers);
        if (!copied) return;
        await copy.WriteAsync(connection, PostgresTable.Devices, group.Creates);
        group.AcceptCreates();

        void Add(ColumnSet rows, string sql, Action<NpgsqlDataReader> take)
        {
            if (rows.Count == 0) return;
            batch.BatchCommands.Add(rows.ToCommand(sql));
            takers.Add(take);
        }
    }

    private static async Task TakeAsync(NpgsqlBatch batch, List<Action<NpgsqlDataReader>> takers)
    {
        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var take in takers)
        {
            while (await reader.ReadAsync()) take(reader);
            await reader.NextResultAsync();
        }
    }
}
