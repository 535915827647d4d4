using Kms.Organisations;

namespace Kms.Web.Api;

internal sealed record MemberAnswer(
    string UserId, string Email, string? Name, string OrganisationId, string OrganisationName, IReadOnlyList<string> Roles, bool Active,
    DateTimeOffset? LastSignInAt)
{
    public static MemberAnswer Of(MemberRow row) => new(
        row.User.Value, row.Email, row.Name, row.Organisation.Value, row.OrganisationName, Names.Of(row.Roles), row.Active, row.LastSignIn);
}
