using Npgsql;
using NpgsqlTypes;

namespace Kms.Bench.Baseline;

/// <summary>The limit: the three statements of a grant, 1,000 rows each, the same rows as the job writes, and nothing read, decided or checked.</summary>
internal sealed class RawPostgres(NpgsqlDataSource source)
{
    private const string UpdateVersions = """
        update device_version v set version = v.version + 1, changed_at = g.at, rights = v.rights + 1
        from unnest($1, $2) as g(id, at) where v.id = g.id
        """;

    private const string InsertRights = """
        insert into read_right (device, id, grantee, granted_for, granted_by, purpose, from_at, label_key)
        select g.device, g.id, $4, $5, $6, 'Bench', g.at, '' from unnest($1, $2, $3) as g(device, id, at)
        """;

    private const string InsertAudit = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash)
        select 0, g.sequence, g.id, 0, 'right.granted', g.at, $5, $6, g.device, $7, $8 || g.id || '"}', $9
        from unnest($1, $2, $3, $4) as g(device, id, at, sequence)
        """;

    private static readonly byte[] s_hash = new byte[32];
    private long _sequence = 1L << 40;

    public async Task GrantAsync(IReadOnlyList<string> ids, string grantee, int groupSize)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var group in ids.Chunk(groupSize))
        {
            var rights = group.Select(_ => Guid.NewGuid().ToString("N")).ToArray();
            var sequences = group.Select(_ => _sequence++).ToArray();
            var times = group.Select(_ => RawRows.NextTime()).ToArray();
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, UpdateVersions, group, times);
            await RunAsync(connection, InsertRights, group, rights, times, grantee, RawRows.Organisation, RawRows.User);
            await RunAsync(
                connection, InsertAudit, group, rights, times, sequences, RawRows.User, RawRows.Organisation, RawRows.Subject, RawRows.Details, s_hash);
            await transaction.CommitAsync();
        }
    }

    /// <summary>One key by its primary key, over one connection.</summary>
    public async Task ReadKeysAsync(IReadOnlyList<string> ids)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select wrapped from device_key where device = $1", connection);
        var id = new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text };
        command.Parameters.Add(id);
        await command.PrepareAsync();
        foreach (var device in ids)
        {
            id.TypedValue = device;
            await command.ExecuteScalarAsync();
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, params object[] values)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.PrepareAsync();
        await command.ExecuteNonQueryAsync();
    }
}
