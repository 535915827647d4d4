using System.Collections.Immutable;

namespace Kms.Keys;

/// <summary>A key as it is stored. <see cref="Wrapped"/> is null once the key is destroyed.</summary>
internal sealed record StoredKey(
    KeyPurpose Purpose, int Version, KeyAlgorithm Algorithm, KeyState State, WrappedKey? Wrapped, ImmutableArray<byte> Fingerprint,
    KeyFinding Findings, DateTimeOffset Added)
{
    /// <summary>When its value first left the service; kept by the store, no part of the device's version.</summary>
    public DateTimeOffset? FirstRevealed { get; init; }
}
