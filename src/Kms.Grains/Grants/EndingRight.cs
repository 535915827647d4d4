using Kms.Organisations;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Rights of one holder from one organisation that end at the same moment.</summary>
internal sealed record EndingRight(DateTimeOffset Until, Grantee Grantee, OrganisationId GrantedFor, UserId GrantedBy, long Devices);
