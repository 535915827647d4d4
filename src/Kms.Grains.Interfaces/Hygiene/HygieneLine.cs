using Kms.Keys;

namespace Kms.Hygiene;

/// <summary>One kind of finding.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Devices">On how many devices.</param>
/// <param name="Keys">On how many keys.</param>
/// <param name="Acknowledged">Who accepted it and why; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("kms.HygieneLine")]
public sealed record HygieneLine(KeyFinding Finding, long Devices, long Keys, Acknowledgement? Acknowledged);
