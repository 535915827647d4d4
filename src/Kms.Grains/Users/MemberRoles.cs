using Kms.Organisations;

namespace Kms.Users;

/// <summary>A membership as the account keeps it; what the organisation is stands with the organisation.</summary>
internal sealed record MemberRoles(OrganisationId Organisation, Roles Roles);
