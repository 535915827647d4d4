namespace Kms.Keys;

/// <summary>A key with its value, for the one who asked. Whoever receives it disposes the value.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Algorithm">Its cipher.</param>
/// <param name="State">Its state.</param>
/// <param name="Value">The key.</param>
[GenerateSerializer, Immutable, Alias("kms.ReleasedKey")]
public sealed record ReleasedKey(KeyPurpose Purpose, int Version, KeyAlgorithm Algorithm, KeyState State, ClearKey Value);
