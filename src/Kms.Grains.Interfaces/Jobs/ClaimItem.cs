using Kms.Keys;

namespace Kms.Jobs;

/// <summary>A device to claim with its code.</summary>
/// <param name="Device">Device id, serial number or label text.</param>
/// <param name="Code">The code; null when the label text holds it.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimItem")]
public sealed record ClaimItem([property: Secret] string Device, [property: Secret] string? Code);
