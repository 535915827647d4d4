using Microsoft.Data.Sqlite;

namespace Kms.Bench.Baseline;

/// <summary>The limit on SQLite: prepared statements, one transaction for each group, WAL and synchronous=full.</summary>
internal sealed class RawSqlite(string connectionString)
{
    private const string UpdateVersion = "update device_version set version = version + 1, changed_at = $2, rights = rights + 1 where id = $1";

    private const string InsertRight = """
        insert into read_right (device, id, grantee, granted_for, granted_by, purpose, from_at, label_key)
        values ($1, $2, $3, $5, $6, 'Bench', $4, '')
        """;

    private const string InsertAudit = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash)
        values (0, $3, $2, 0, 'right.granted', $5, $6, $7, $1, $8, $9 || $2 || '"}', $4)
        """;

    private static readonly byte[] s_hash = new byte[32];
    private long _sequence = 1L << 40;

    public void Grant(IReadOnlyList<string> ids, string grantee, int groupSize)
    {
        using var connection = Open();
        using var version = Prepare(connection, UpdateVersion, 2);
        using var right = Prepare(connection, InsertRight, 6);
        using var audit = Prepare(connection, InsertAudit, 9);
        foreach (var group in ids.Chunk(groupSize))
        {
            using var transaction = connection.BeginTransaction();
            (version.Transaction, right.Transaction, audit.Transaction) = (transaction, transaction, transaction);
            foreach (var id in group)
            {
                var rightId = Guid.NewGuid().ToString("N");
                var at = RawRows.NextTime();
                Run(version, id, at);
                Run(right, id, rightId, grantee, at, RawRows.Organisation, RawRows.User);
                Run(audit, id, rightId, _sequence++, s_hash, at, RawRows.User, RawRows.Organisation, RawRows.Subject, RawRows.Details);
            }
            transaction.Commit();
        }
    }

    public void ReadKeys(IReadOnlyList<string> ids)
    {
        using var connection = Open();
        using var command = Prepare(connection, "select wrapped from device_key where device = $1", 1);
        foreach (var id in ids)
        {
            command.Parameters[0].Value = id;
            command.ExecuteScalar();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string statement, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
