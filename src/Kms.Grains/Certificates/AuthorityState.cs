using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The authority: certificates in the clear, private keys sealed under the key ring, the present lists of revoked certificates.</summary>
internal sealed record AuthorityState
{
    /// <summary>The certificate that signs those of people.</summary>
    public required ImmutableArray<byte> Issuing { get; init; }

    public required ImmutableArray<byte> IssuingKey { get; init; }

    /// <summary>The certificates above it, the root last.</summary>
    public ImmutableArray<StoredCertificate> Above { get; init; } = [];

    /// <summary>Null when the authority was imported: then its root publishes its own list.</summary>
    public ImmutableArray<byte>? RootKey { get; init; }

    public ImmutableArray<byte> Revocations { get; init; } = [];

    public ImmutableArray<byte>? RootRevocations { get; init; }

    /// <summary>Grows with every list.</summary>
    public long ListNumber { get; init; }

    public DateTimeOffset ListMade { get; init; }
}
