namespace Kms.Keys;

/// <summary>A key without its value.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Version">Counts from 1; a factory key is never overwritten, a new version is added.</param>
/// <param name="Algorithm">Its cipher.</param>
/// <param name="State">Its state.</param>
/// <param name="EverRevealed">True once its value has left the service.</param>
/// <param name="Findings">Hygiene findings.</param>
/// <param name="Added">When it came in, UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.KeyInfo")]
public sealed record KeyInfo(
    KeyPurpose Purpose, int Version, KeyAlgorithm Algorithm, KeyState State, bool EverRevealed, KeyFinding Findings, DateTimeOffset Added);
