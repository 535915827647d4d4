namespace Kms.Certificates;

/// <summary>What is known of a certificate of the authority.</summary>
/// <param name="IsKnown">The authority issued it.</param>
/// <param name="RevokedAt">Null when it is not revoked and not on hold.</param>
/// <param name="Reason">Why it is.</param>
internal sealed record OcspStatus(bool IsKnown, DateTimeOffset? RevokedAt = null, RevocationReason Reason = RevocationReason.Unspecified)
{
    public static OcspStatus Unknown { get; } = new(false);

    public static OcspStatus Of(CertificateRow row) => row.State is CertificateState.Revoked or CertificateState.Suspended
        ? new(true, row.EndedAt ?? row.Issued, row.Reason ?? RevocationReason.Unspecified)
        : new(true);
}
