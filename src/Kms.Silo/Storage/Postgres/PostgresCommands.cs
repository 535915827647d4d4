using Npgsql;
using NpgsqlTypes;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Arguments of <see cref="IDatabase"/> as typed parameters.</summary>
internal static class PostgresCommands
{
    public static void AddAll(NpgsqlParameterCollection parameters, object?[] arguments)
    {
        foreach (var argument in arguments)
            parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value, NpgsqlDbType = TypeOf(argument) });
    }

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
