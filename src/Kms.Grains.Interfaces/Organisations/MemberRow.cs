using Kms.Users;

namespace Kms.Organisations;

/// <summary>A member of an organisation.</summary>
/// <param name="User">The account.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Roles">What the person is there.</param>
/// <param name="Active">False for a deactivated account.</param>
/// <param name="LastSignIn">UTC; null when never.</param>
[GenerateSerializer, Immutable, Alias("kms.MemberRow")]
public sealed record MemberRow(
    UserId User, string Email, string? Name, OrganisationId Organisation, string OrganisationName, Roles Roles, bool Active, DateTimeOffset? LastSignIn);
