using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kms.Silo.Storage.Devices;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

internal sealed class PostgresRow(NpgsqlDataReader reader) : IColumns
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string GetText(int column) => reader.GetString(column);

    public long GetNumber(int column) => reader.GetInt64(column);

    public ImmutableArray<byte> GetBytes(int column) => ImmutableCollectionsMarshal.AsImmutableArray(reader.GetFieldValue<byte[]>(column));
}
