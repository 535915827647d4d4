using Kms.Organisations;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>Approves a request: into an existing organisation or a new one.</summary>
/// <param name="Organisation">The existing one.</param>
/// <param name="NewOrganisation">The new one, when there is none.</param>
/// <param name="Roles">As what; KeyManager unless said otherwise.</param>
[GenerateSerializer, Immutable, Alias("kms.AccessRequestApproval")]
public sealed record AccessRequestApproval(OrganisationId? Organisation, OrganisationDraft? NewOrganisation, Roles Roles = Roles.KeyManager);
