namespace Kms.Certificates;

/// <summary>A kept row as it stands at a moment.</summary>
internal static class CertificateRows
{
    public static CertificateRow At(this CertificateRow row, DateTimeOffset now) =>
        row.State != CertificateState.Revoked && now >= row.Expires ? row with { State = CertificateState.Expired } : row;
}
