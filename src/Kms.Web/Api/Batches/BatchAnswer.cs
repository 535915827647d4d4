using Kms.Batches;

namespace Kms.Web.Api;

internal sealed record BatchAnswer(
    string Id, string Name, string OrganisationId, string OrganisationName, int Devices, bool Allocates, DateTimeOffset CreatedAt, string By)
{
    public static BatchAnswer Of(BatchRow row) => new(
        row.Id.Value, row.Name, row.Organisation.Value, row.OrganisationName, row.Devices, row.Allocates, row.Created, row.By.Value);
}
