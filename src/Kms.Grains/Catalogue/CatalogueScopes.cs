using Kms.Grants;
using Kms.Users;

namespace Kms.Catalogue;

internal static class CatalogueScopes
{
    /// <summary>What a person may see; from the verified ticket alone. The same rule as <see cref="Devices.DeviceStanding"/>, for sets.</summary>
    public static CatalogueScope ScopeOf(this Actor actor)
    {
        var organisations = actor.Memberships.Where(m => m.Roles != Roles.None).Select(m => m.Organisation).Distinct().ToArray();
        return new CatalogueScope(
            actor.IsOperator, [.. organisations],
            [.. actor.Proven.Select(Grantee.Of).Concat(organisations.Select(Grantee.Of)).Distinct()],
            [.. organisations.Where(id => Permissions.Allows(Permissions.In(actor, id), Act.SeeRights))]);
    }
}
