using Kms.Organisations;
using Kms.Users;

namespace Kms.Grants;

/// <summary>A read right on one device.</summary>
internal sealed record ReadRight(
    RightId Id, Grantee Grantee, OrganisationId GrantedFor, UserId GrantedBy, string? Purpose, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The holder's own label of the device.</summary>
    public string? HolderLabel { get; init; }

    public bool IsInForce(DateTimeOffset now) => From <= now && (Until is null || now < Until);
}
