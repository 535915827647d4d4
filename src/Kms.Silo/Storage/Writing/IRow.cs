using System.Collections.Immutable;

namespace Kms.Silo.Storage.Writing;

/// <summary>Takes the values of a row in the order of its columns.</summary>
internal interface IRow
{
    IRow Text(string? value);

    IRow Number(long? value);

    IRow Bytes(ImmutableArray<byte>? value);
}
