using Kms.Keys;

namespace Kms.Exposures;

/// <summary>A key of a device and whether it ever left the service.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="State">Its state.</param>
/// <param name="FirstRevealed">When its value first left, UTC; null for never.</param>
[GenerateSerializer, Immutable, Alias("kms.LedgerKey")]
public sealed record LedgerKey(KeyPurpose Purpose, int Version, KeyState State, DateTimeOffset? FirstRevealed);
