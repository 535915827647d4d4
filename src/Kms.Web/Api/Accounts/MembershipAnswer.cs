using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Api;

internal sealed record MembershipAnswer(string OrganisationId, string Name, OrganisationKind Kind, IReadOnlyList<string> Roles)
{
    public static MembershipAnswer Of(Membership membership) =>
        new(membership.Organisation.Value, membership.Name, membership.Kind, Names.Of(membership.Roles));
}
