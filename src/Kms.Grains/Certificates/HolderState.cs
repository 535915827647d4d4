using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The certificates of a person and what was ordered. Its rules stand beside it and return a <see cref="HolderChange"/>.</summary>
internal sealed record HolderState
{
    public static HolderState Empty { get; } = new();

    /// <summary>What was saved last, one for each organisation.</summary>
    public ImmutableArray<CertificateDraft> Settings { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CertificateOrder> Orders { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<HeldCertificate> Certificates { get; init; } = [];

    public HeldCertificate? Find(string? serial) => Certificates.FirstOrDefault(one => one.Serial == serial);

    public CertificateOrder? FindOpen(CertificateOrderId order, DateTimeOffset now) => Orders.FirstOrDefault(one => one.Id == order && one.IsOpen(now));
}
