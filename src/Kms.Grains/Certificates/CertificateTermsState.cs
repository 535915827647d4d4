using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The operator's own terms, oldest first; nothing is ever taken away, because people have accepted it.</summary>
internal sealed record CertificateTermsState
{
    public static CertificateTermsState Empty { get; } = new();

    public ImmutableArray<CertificateTermsVersion> Versions { get; init; } = [];
}
