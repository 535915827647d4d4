using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Whose keys somebody may see the exposures of.</summary>
/// <param name="All">Everybody's.</param>
/// <param name="Organisations">Those of devices that these organisations owned at that time.</param>
/// <param name="Owners">Those of devices that these organisations owned at that time and own now.</param>
internal sealed record ExposureScope(bool All, ImmutableArray<OrganisationId> Organisations, ImmutableArray<OrganisationId> Owners)
{
    public bool IsEmpty => !All && Organisations.IsEmpty && Owners.IsEmpty;

    /// <summary>What the audit trail shows of one's organisations, and all that one got oneself.</summary>
    public static ExposureScope Of(Actor actor, UserId person) => new(
        actor.IsOperator || actor.User == person, In(actor, Roles.Administrator | Roles.Auditor), In(actor, Roles.KeyManager));

    /// <summary>What one may act on.</summary>
    public static ExposureScope Managed(Actor actor) => new(false, [], In(actor, Roles.KeyManager));

    private static ImmutableArray<OrganisationId> In(Actor actor, Roles roles) =>
        [.. actor.Memberships.Where(m => (m.Roles & roles) != Roles.None).Select(m => m.Organisation)];
}
