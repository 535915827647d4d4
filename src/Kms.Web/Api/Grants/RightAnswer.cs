using Kms.Grants;

namespace Kms.Web.Api;

internal sealed record RightAnswer(
    string Id, string? Email, string? OrganisationId, string Name, string GrantedBy, string? Purpose, DateTimeOffset From, DateTimeOffset? Until)
{
    public static RightAnswer Of(RightView right) => new(
        right.Id.Value, right.Grantee.Email?.Value, right.Grantee.Organisation?.Value, right.GranteeName, right.GrantedBy.Value, right.Purpose,
        right.From, right.Until);
}
