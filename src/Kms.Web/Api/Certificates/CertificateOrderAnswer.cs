using Kms.Certificates;

namespace Kms.Web.Api;

internal sealed record CertificateOrderAnswer(string Id, string Email, string OrganisationId, DateTimeOffset At, DateTimeOffset Until, bool Locked)
{
    public static CertificateOrderAnswer Of(CertificateOrderRow row) =>
        new(row.Id.Value, row.Draft.Email, row.Draft.Organisation.Value, row.At, row.Until, row.IsLocked);
}
