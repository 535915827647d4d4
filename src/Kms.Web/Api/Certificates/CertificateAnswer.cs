using Kms.Certificates;

namespace Kms.Web.Api;

internal sealed record CertificateAnswer(
    string Serial, string UserId, string Name, string Email, string OrganisationId, CertificateState State, DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt, bool InCertificate, bool InDirectory, CertificateKey Key, bool Replaced, DateTimeOffset? EndedAt,
    RevocationReason? Reason, string TermsVersion)
{
    public static CertificateAnswer Of(CertificateRow row) => new(
        row.Serial, row.User.Value, row.Name, row.Email, row.Organisation.Value, row.State, row.Issued, row.Expires, row.InCertificate,
        row.InDirectory, row.Key, row.IsSuperseded, row.EndedAt, row.Reason, row.TermsVersion);
}
