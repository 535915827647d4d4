using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Catalogue;

/// <summary>What a selection holds, for the check page before a bulk act.</summary>
/// <param name="Count">Devices.</param>
/// <param name="ReadableKeys">Devices whose keys the person may download now.</param>
/// <param name="Unclaimed">Devices refused because nobody has claimed them.</param>
/// <param name="NotReadable">Devices refused for lack of a right.</param>
/// <param name="WithoutKeys">Devices that have no key in use.</param>
/// <param name="Sample">The first 100 devices.</param>
/// <param name="Refused">The first 100 devices whose keys cannot be downloaded, and why.</param>
/// <param name="Misfits">What the formats cannot carry of those whose keys can.</param>
/// <param name="Next">Where the next part begins; null when this was the last one.</param>
[GenerateSerializer, Immutable, Alias("kms.SelectionSummary")]
public sealed record SelectionSummary(
    long Count, long ReadableKeys, long Unclaimed, long NotReadable, long WithoutKeys, ImmutableArray<DeviceRow> Sample,
    ImmutableArray<SelectionRefusal>? Refused = null, ImmutableArray<FormatMisfit>? Misfits = null, string? Next = null);
