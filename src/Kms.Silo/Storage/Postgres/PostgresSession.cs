using Kms.Silo.Hosting;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>
/// The one connection that writes. It holds the data lock: a process that lost its session can write nothing before it has the lock again,
/// and whoever took the data in between keeps it.
/// </summary>
internal sealed class PostgresSession(PostgresConnections connections, StorageOptions options) : IAsyncDisposable
{
    // Any number will do; it must only never change.
    private const long LockKey = 7_310_579_001_442_113;

    private const string TryLock = "select pg_try_advisory_lock($1)";

    // Silos hold it together; a process that needs the data for itself waits for none of them, and none of them starts beside it.
    private const string TryShare = "select pg_try_advisory_lock_shared($1)";

    private const string FindHolder = """
        select a.pid, a.application_name, a.backend_start::text
        from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
          and l.database = (select oid from pg_database where datname = current_database())
          and (l.classid::bigint << 32) | l.objid::bigint = $1
        """;

    private const string EndSession = "select pg_terminate_backend($1)";

    private const string Unlock = "select pg_advisory_unlock_all()";
    private const int UnlockSeconds = 2;

    private NpgsqlConnection? _connection;

    /// <summary>True after the session was lost or never there.</summary>
    public bool IsNew => _connection is null || _connection.State != System.Data.ConnectionState.Open;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation = default)
    {
        if (!IsNew) return _connection!; // Not new, so it is there.
        await CloseAsync();
        var connection = await connections.OpenForWritingAsync(cancellation);
        try
        {
            await LockAsync(connection, cancellation);
            if (options.Cluster is { } cluster) await PostgresCluster.JoinAsync(connection, cluster, cancellation);
            return _connection = connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task CloseAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsNew) await UnlockAsync();
        await CloseAsync();
    }

    // The server hears of a closed connection a little later; whoever starts next would still find the lock held.
    private async Task UnlockAsync()
    {
        try
        {
            await using var command = new NpgsqlCommand(Unlock, _connection) { CommandTimeout = UnlockSeconds };
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is not null)
        {
            // A server that is away holds no lock for long.
        }
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        while (!await TryAsync(connection, cancellation))
        {
            var (process, name, since) = await HolderAsync(connection, cancellation);
            // Our own session, cut off, of which the server does not know yet that nobody is at the other end.
            if (name == connections.Holder) await RunAsync(connection, EndSession, process, cancellation);
            else if (process != 0)
                throw new StartException(
                    $"The database {connection.Database} is in use by {name} (since {since}). Stop that one first, or set ConnectionStrings:Kms to another database. Nothing was changed.");
        }
    }

    private async Task<bool> TryAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await RunAsync(connection, options.Exclusive ? TryLock : TryShare, LockKey, cancellation) is true;

    private static async Task<(int Process, string Name, string Since)> HolderAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindHolder, connection) { Parameters = { new() { Value = LockKey } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt32(0), reader.GetString(1), reader.GetString(2)) : default;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, object argument, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = argument } } };
        return await command.ExecuteScalarAsync(cancellation);
    }
}
