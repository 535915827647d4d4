using Kms.AccessRequests;
using Kms.Users;

namespace Kms.Web.Api;

internal sealed record AccessRequestApprovalBody(
    string? OrganisationId, OrganisationBody? NewOrganisation, string? Role, IReadOnlyList<string>? Roles) : IBody
{
    public AccessRequestApproval ToApproval()
    {
        if (string.IsNullOrEmpty(OrganisationId) == NewOrganisation is null)
            throw Refused.Invalid("organisationId", "one-of", "Give organisationId or newOrganisation, one of them.");
        var roles = RolesBody.Parse(Role, Roles) ?? Kms.Users.Roles.KeyManager;
        return NewOrganisation is null
            ? new AccessRequestApproval(Ids.Organisation(OrganisationId), null, roles)
            : new AccessRequestApproval(null, NewOrganisation.ToDraft(), roles);
    }
}
