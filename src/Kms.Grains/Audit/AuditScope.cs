using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>Which entries a person may see.</summary>
/// <param name="All">The operator sees all.</param>
/// <param name="Organisations">Acts of or concerning these organisations (Administrator, Auditor).</param>
/// <param name="DeviceOwners">Acts on devices that these organisations own now, but for those of owners before (KeyManager).</param>
/// <param name="Self">And the person's own acts.</param>
internal sealed record AuditScope(
    bool All, ImmutableArray<OrganisationId> Organisations, ImmutableArray<OrganisationId> DeviceOwners, UserId Self);
