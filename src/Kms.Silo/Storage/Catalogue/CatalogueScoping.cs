using Kms.Catalogue;
using Kms.Grants;
using Kms.Organisations;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Turns what a person may see, and the parts of the filter that narrow it, into branches.</summary>
internal static class CatalogueScoping
{
    public const string Owned = "owned";
    public const string Allocated = "allocated";
    public const string Granted = "granted";

    /// <param name="scope">From the verified ticket.</param>
    /// <param name="filter">Can only take branches away.</param>
    /// <param name="many">Grantees with so many rights that their devices are better found by other means.</param>
    public static IReadOnlyList<CatalogueBranch> Branches(CatalogueScope scope, DeviceFilter filter, IReadOnlySet<Grantee> many)
    {
        if (filter.Right is not (null or "" or Owned or Allocated or Granted))
            throw new RefusedException(Refusal.Invalid, "Right is one of owned, allocated, granted.");
        var branches = new List<CatalogueBranch>();
        if (filter.Right != Granted) branches.AddRange(Own(scope, filter).Select(id => new OwnBranch(id, filter.Right)));
        // The operator sees all devices by the first branch already.
        if (filter.Right is Owned or Allocated || (scope.All && filter.Right != Granted)) return branches;
        string[] organisations = scope.All ? [] : [.. scope.Organisations.Select(id => id.Value)];
        // Of the rights that others hold, somebody who is only a holder learns nothing.
        var held = scope.Grantees.Where(grantee => filter.Reader is not { } reader || grantee == reader).Distinct().ToList();
        string[] grantees = [.. held.Select(grantee => grantee.Value)];
        branches.AddRange(held.Select(
            grantee => new GrantedBranch(grantee, grantees, organisations, many.Contains(grantee))));
        return branches;
    }

    private static IEnumerable<OrganisationId?> Own(CatalogueScope scope, DeviceFilter filter)
    {
        if (scope.All) return [filter.Organisation];
        var asksRights = filter.Reader is not null || filter.EndsInDays is not null;
        var own = scope.Organisations.Distinct().Where(id => !asksRights || scope.MaySeeRightsOf(id)).Select(id => (OrganisationId?)id);
        return filter.Organisation is { } one ? own.Where(id => id == one) : own;
    }
}
