using System.Collections.Immutable;
using Kms.Batches;

namespace Kms.Devices;

/// <summary>What a claimant brings. The hashes are null when no code was given.</summary>
internal sealed record ClaimProof(string? Serial, ImmutableArray<byte>? ShortHash, ImmutableArray<byte>? TokenHash, BatchId? Batch)
{
    public bool HasCode => ShortHash is not null;
}
