using System.Collections.Immutable;

namespace Kms.Keys;

/// <summary>A key encrypted under a data key of the ring and bound to its place (device, purpose, version).</summary>
/// <param name="RingVersion">Which data key.</param>
/// <param name="Bytes">Nonce (12), ciphertext, tag (16).</param>
internal sealed record WrappedKey(int RingVersion, ImmutableArray<byte> Bytes);
