using Kms.Storage;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Tells faults of server or line, which pass, from faults of a statement.</summary>
internal static class PostgresFault
{
    private static readonly string[] s_passing = ["08", "28", "53", "57", "58", "3D", "XX"];

    /// <summary>The exception that callers get; null when the statement itself is at fault.</summary>
    public static StorageUnavailableException? Unavailable(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new("The disk of PostgreSQL is full. Free space there; nothing needs a restart here.", fault),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            new("PostgreSQL is read-only: point ConnectionStrings:Kms to the primary server.", fault),
        PostgresException known when Array.Exists(s_passing, known.SqlState.StartsWith) =>
            new($"PostgreSQL does not serve: {known.MessageText} ({known.SqlState}). Look at the server and its disk; nothing needs a restart here.", fault),
        PostgresException => null,
        NpgsqlException => new($"PostgreSQL does not answer: {fault.Message}", fault),
        TimeoutException => new("PostgreSQL does not answer in time.", fault),
        _ => null,
    };

    /// <summary>A deadlock, or two silos with the same new row: the same again will do.</summary>
    public static bool IsLostRace(Exception fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation,
    };
}
