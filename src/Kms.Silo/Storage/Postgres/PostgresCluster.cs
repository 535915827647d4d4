using Kms.Silo.Hosting;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>
/// The silos of one cluster hold a lock that is named after it. Two clusters on one database would activate every grain twice: the versions
/// would keep them from losing writes, but not from being in each other's way at every step.
/// </summary>
internal static class PostgresCluster
{
    // Any number will do; it must only never change.
    private const int Space = 731_057_901;

    private const string Share = "select pg_advisory_lock_shared($1, hashtext($2))";

    private const string FindOther = """
        select a.application_name, a.backend_start::text
        from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'advisory' and l.granted and l.objsubid = 2 and l.classid::bigint = $1 and l.objid::bigint <> hashtext($2)::bit(32)::bigint
          and l.database = (select oid from pg_database where datname = current_database())
        limit 1
        """;

    /// <summary>Both of two that come at the same time may be refused; one alone never is.</summary>
    public static async Task JoinAsync(NpgsqlConnection connection, string cluster, CancellationToken cancellation)
    {
        await using (var share = new NpgsqlCommand(Share, connection) { Parameters = { new() { Value = Space }, new() { Value = cluster } } })
            await share.ExecuteNonQueryAsync(cancellation);
        await using var find = new NpgsqlCommand(FindOther, connection) { Parameters = { new() { Value = (long)Space }, new() { Value = cluster } } };
        await using var other = await find.ExecuteReaderAsync(cancellation);
        if (await other.ReadAsync(cancellation))
            throw new StartException(
                $"The database {connection.Database} is in use by a silo of another cluster, {other.GetString(0)} (since {other.GetString(1)}). All silos of a cluster have the same Kms:Cluster:Id, here it is \"{cluster}\". Set that of the others, or ConnectionStrings:Kms to another database. Nothing was changed.");
    }
}
