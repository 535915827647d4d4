using Kms.Organisations;

namespace Kms.Certificates;

/// <summary>Narrows the overview of certificates; null does not.</summary>
/// <param name="Organisation">Of this organisation.</param>
/// <param name="State">In this state.</param>
/// <param name="ExpiresBefore">Whose time is over before this moment, UTC.</param>
/// <param name="Search">Name beginning with this, without case.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateFilter")]
public sealed record CertificateFilter(
    OrganisationId? Organisation = null, CertificateState? State = null, DateTimeOffset? ExpiresBefore = null, string? Search = null);
