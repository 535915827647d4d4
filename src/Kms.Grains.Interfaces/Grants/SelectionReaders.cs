using System.Collections.Immutable;

namespace Kms.Grants;

/// <summary>Who holds read rights on the devices of a selection.</summary>
/// <param name="Devices">Devices whose rights the actor may see.</param>
/// <param name="WithReaders">Of those, devices that somebody else may read.</param>
/// <param name="Readers">How many hold a right.</param>
/// <param name="Rows">Those with most devices, 500 at most.</param>
[GenerateSerializer, Immutable, Alias("kms.SelectionReaders")]
public sealed record SelectionReaders(long Devices, long WithReaders, int Readers, ImmutableArray<ReaderRow> Rows);
