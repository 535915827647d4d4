using System.Collections.Immutable;

namespace Kms.Silo.Storage.Devices;

/// <summary>The present row of either database, without boxing.</summary>
internal interface IColumns
{
    bool IsNull(int column);

    string GetText(int column);

    long GetNumber(int column);

    ImmutableArray<byte> GetBytes(int column);

    string? TextOrNull(int column) => IsNull(column) ? null : GetText(column);

    long? NumberOrNull(int column) => IsNull(column) ? null : GetNumber(column);

    ImmutableArray<byte>? BytesOrNull(int column) => IsNull(column) ? null : GetBytes(column);

    DateTimeOffset GetTime(int column) => StoredTime.FromStored(GetNumber(column));

    DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : GetTime(column);
}
