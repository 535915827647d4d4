using System.Collections.Immutable;

namespace Kms.Grants;

/// <summary>Who holds read rights on the devices of a selection.</summary>
/// <param name="Devices">Devices whose rights the actor may see.</param>
/// <param name="WithReaders">Of those, devices that somebody else may read.</param>
/// <param name="Readers">How many hold a right.</param>
/// <param name="Rows">Each of them, those with most devices first.</param>
/// <param name="Next">Where the next part begins; null when this was the last one.</param>
[GenerateSerializer, Immutable, Alias("kms.SelectionReaders")]
public sealed record SelectionReaders(long Devices, long WithReaders, int Readers, ImmutableArray<ReaderRow> Rows, string? Next = null);
