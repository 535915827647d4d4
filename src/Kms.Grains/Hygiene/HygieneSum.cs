using System.Collections.Immutable;

namespace Kms.Hygiene;

/// <summary>What an examination counted.</summary>
[GenerateSerializer, Immutable, Alias("kms.HygieneSum")]
internal sealed record HygieneSum(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] long Devices, [property: Id(2)] long Keys, [property: Id(3)] long Flawed,
    [property: Id(4)] ImmutableArray<FindingCount> Findings);
