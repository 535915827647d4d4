using Kms.Grants;

namespace Kms.Web.Api;

internal sealed record RightBody(string? Email, string? OrganisationId, string? Purpose, DateTimeOffset? Until) : IBody
{
    public Grantee ToGrantee() => Grantees.Parse(Email, OrganisationId);
}
