using Kms.Keys;

namespace Kms.Devices;

/// <summary>A key by its keyed fingerprint, as hex, and what was found about it.</summary>
[GenerateSerializer, Immutable, Alias("kms.FoundKey")]
internal sealed record FoundKey([property: Id(0)] string Fingerprint, [property: Id(1)] KeyFinding Findings);
