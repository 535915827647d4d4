using Kms.Keys;

namespace Kms.Hygiene;

/// <summary>How many devices and keys have a finding.</summary>
[GenerateSerializer, Immutable, Alias("kms.FindingCount")]
internal sealed record FindingCount([property: Id(0)] KeyFinding Finding, [property: Id(1)] long Devices, [property: Id(2)] long Keys);
