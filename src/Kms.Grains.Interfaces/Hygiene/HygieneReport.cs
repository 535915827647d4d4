using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Hygiene;

/// <summary>What is wrong with the keys of an estate, as of its last examination.</summary>
/// <param name="Organisation">Whose devices; null for all.</param>
/// <param name="At">When the examination ended, UTC; null before the first one.</param>
/// <param name="Devices">Devices examined.</param>
/// <param name="Keys">Their keys, without destroyed ones.</param>
/// <param name="Flawed">Devices with at least one finding.</param>
/// <param name="Lines">Findings that there are, most devices first.</param>
/// <param name="MayDecide">The actor may examine anew, acknowledge and take that back.</param>
[GenerateSerializer, Immutable, Alias("kms.HygieneReport")]
public sealed record HygieneReport(
    OrganisationId? Organisation, DateTimeOffset? At, long Devices, long Keys, long Flawed, ImmutableArray<HygieneLine> Lines, bool MayDecide);
