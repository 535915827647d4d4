using System.Collections.Immutable;
using System.Data.Common;

namespace Kms.Silo.Storage;

/// <summary>Reads columns that may be null.</summary>
internal static class DataReading
{
    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? Int(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static long? Long(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static byte[]? Bytes(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    public static ImmutableArray<byte>? Immutable(this DbDataReader reader, int column) =>
        reader.Bytes(column) is { } bytes ? System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(bytes) : null;

    public static DateTimeOffset Time(this DbDataReader reader, int column) => StoredTime.FromStored(reader.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);
}
