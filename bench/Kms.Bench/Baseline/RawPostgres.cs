using Npgsql;
using NpgsqlTypes;

namespace Kms.Bench.Baseline;

/// <summary>The limit: the three statements of a grant, 1,000 rows each, with everything computed beforehand and nothing checked but the version.</summary>
internal sealed class RawPostgres(NpgsqlDataSource source)
{
    private const string UpdateVersions = """
        update device_version v set version = v.version + 1, changed_at = $2, rights = v.rights + 1
        from unnest($1) as g(id) where v.id = g.id
        """;

    private const string InsertRights = """
        insert into read_right (device, id, grantee, granted_for, granted_by, from_at, label_key)
        select g.device, g.id, $3, $4, $5, $6, '' from unnest($1, $2) as g(device, id)
        """;

    private const string InsertAudit = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash)
        select 0, g.sequence, g.id, 0, 'right.granted', $4, $5, $6, g.device, $7, $8, $9 from unnest($1, $2, $3) as g(device, id, sequence)
        """;

    private const string Details = """{"grantee":"p:0123456789abcdef0123456789abcdef"}""";
    private static readonly byte[] s_hash = new byte[32];
    private long _sequence = 1L << 40;

    public async Task GrantAsync(IReadOnlyList<string> ids, string grantee, int groupSize)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var group in ids.Chunk(groupSize))
        {
            var rights = group.Select(_ => Guid.NewGuid().ToString("N")).ToArray();
            var sequences = group.Select(_ => _sequence++).ToArray();
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, UpdateVersions, group, 1L);
            await RunAsync(connection, InsertRights, group, rights, grantee, "organisation", "user", 1L);
            await RunAsync(connection, InsertAudit, group, rights, sequences, 1L, "user", "organisation", "subject", Details, s_hash);
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
