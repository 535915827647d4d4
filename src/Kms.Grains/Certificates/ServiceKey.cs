using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>What the service signs with: the certificate in the clear, its private key sealed under the key ring.</summary>
internal sealed record ServiceKey
{
    /// <summary>X.509, DER.</summary>
    public required ImmutableArray<byte> Content { get; init; }

    public required ImmutableArray<byte> SealedKey { get; init; }

    /// <summary>The certificates above it, as far as they are known.</summary>
    public ImmutableArray<StoredCertificate> Above { get; init; } = [];

    public required ImmutableArray<string> Addresses { get; init; }

    public required string Serial { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The service's own authority issued it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The private key did not open when it was last tried.</summary>
    public bool IsUnusable { get; init; }

    public SigningFault FaultAt(DateTimeOffset now, string sender) =>
        now >= Expires ? SigningFault.Over
        : !Addresses.Contains(sender, StringComparer.OrdinalIgnoreCase) ? SigningFault.OtherSender
        : IsUnusable ? SigningFault.Unusable
        : SigningFault.None;
}
