using Kms.Organisations;

namespace Kms.Web.Api;

internal sealed record OrganisationRowAnswer(string Id, string Name, OrganisationKind Kind, string? CustomerNumber, string? Country)
{
    public static OrganisationRowAnswer Of(OrganisationRow row) => new(row.Id.Value, row.Name, row.Kind, row.CustomerNumber, row.Country);
}
