using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>A certificate that was issued. The private key lies in a container that the person's password opens, which is sealed once more.</summary>
internal sealed record HeldCertificate
{
    public required string Serial { get; init; }

    public required CertificateDraft Draft { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>X.509, DER.</summary>
    public required ImmutableArray<byte> Content { get; init; }

    /// <summary>PKCS#12, sealed; null when the person brought a request.</summary>
    public ImmutableArray<byte>? Container { get; init; }

    public required DateTimeOffset Issued { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required string TermsVersion { get; init; }

    public CertificateState State { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public RevocationReason? Reason { get; init; }

    /// <summary>A newer one is listed in its place.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>How many days before its end the person was reminded last.</summary>
    public int? Reminded { get; init; }

    public CertificateState StateAt(DateTimeOffset now) =>
        State != CertificateState.Revoked && now >= Expires ? CertificateState.Expired : State;

    public CertificateRow ToRow(UserId user) => new(
        Serial, user, Draft.Name, Draft.Email, Draft.Organisation, OrganisationName, State, Issued, Expires, Draft.InCertificate, Draft.InDirectory,
        Draft.Key, Container is not null, IsSuperseded, EndedAt, Reason, TermsVersion, Reminded);
}
