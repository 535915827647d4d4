using Kms.Keys;

namespace Kms.Exposures;

/// <summary>A key that an account got.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="State">Its present state; null where the device is no longer the actor's.</param>
/// <param name="Replaced">Another version is in use by now.</param>
[GenerateSerializer, Immutable, Alias("kms.ExposedKey")]
public sealed record ExposedKey(KeyPurpose Purpose, int Version, KeyState? State, bool Replaced);
