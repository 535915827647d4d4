using System.Collections.Immutable;
using Kms.Grants;
using Kms.Organisations;

namespace Kms.Catalogue;

/// <summary>Which devices a person may see; computed from the verified ticket, never from what was asked for.</summary>
/// <param name="All">The operator sees all.</param>
/// <param name="Organisations">Owned by, or unclaimed and allocated to, any of these.</param>
/// <param name="Grantees">Or with a right in force for any of these.</param>
/// <param name="RightsOf">Those of the organisations in which the person may see who holds rights.</param>
internal sealed record CatalogueScope(
    bool All, ImmutableArray<OrganisationId> Organisations, ImmutableArray<Grantee> Grantees, ImmutableArray<OrganisationId> RightsOf = default)
{
    public bool MaySeeRightsOf(OrganisationId organisation) => All || (!RightsOf.IsDefault && RightsOf.Contains(organisation));
}
