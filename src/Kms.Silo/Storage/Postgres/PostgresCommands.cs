using Npgsql;
using NpgsqlTypes;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Arguments of <see cref="IDatabase"/> as typed parameters.</summary>
internal static class PostgresCommands
{
    public static void AddAll(NpgsqlParameterCollection parameters, object?[] arguments)
    {
        if (Array.Exists(arguments, HoldsNul)) throw new RefusedException(Refusal.Invalid, "A text holds the character NUL, which nothing here is called by.");
        foreach (var argument in arguments)
            parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value, NpgsqlDbType = TypeOf(argument) });
    }

    // No text of PostgreSQL can hold it: asked for it, the server would answer with an error (22021).
    private static bool HoldsNul(object? argument) =>
        argument is string text ? text.Contains('\0', StringComparison.Ordinal)
        : argument is string[] texts && Array.Exists(texts, one => one?.Contains('\0', StringComparison.Ordinal) == true);

    private static NpgsqlDbType TypeOf(object? argument) => argument switch
    {
        string => NpgsqlDbType.Text,
        int => NpgsqlDbType.Integer,
        long => NpgsqlDbType.Bigint,
        byte[] => NpgsqlDbType.Bytea,
        string[] => NpgsqlDbType.Array | NpgsqlDbType.Text,
        byte[][] => NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        null => NpgsqlDbType.Unknown,
        _ => throw new ArgumentException($"No column takes a {argument.GetType().Name}.", nameof(argument)),
    };
}
