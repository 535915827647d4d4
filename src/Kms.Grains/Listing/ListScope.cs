using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Listing;

/// <summary>Whose entries an actor may list. Computed from the verified ticket; what was asked for only narrows it.</summary>
/// <param name="Organisations">These organisations; default for all.</param>
internal sealed record ListScope(ImmutableArray<OrganisationId> Organisations)
{
    public bool IsAll => Organisations.IsDefault;

    /// <summary>
    /// Where the actor may do this: one organisation when named (strangers are refused with <see cref="Refusal.NotFound"/>), else all for the
    /// operator, else those of the actor's own.
    /// </summary>
    public static ListScope Of(Actor actor, Act act, OrganisationId? named)
    {
        if (named is { } organisation)
        {
            actor.Demand(act, organisation);
            return new([organisation]);
        }
        if (actor.IsOperator) return new(default(ImmutableArray<OrganisationId>));
        return new([.. actor.Memberships.Select(m => m.Organisation).Where(id => Permissions.Allows(Permissions.In(actor, id), act))]);
    }

    /// <summary>The same, but refuses <see cref="Refusal.Forbidden"/> who may do it nowhere.</summary>
    public static ListScope Demand(Actor actor, Act act, OrganisationId? named)
    {
        var scope = Of(actor, act, named);
        return scope is { IsAll: false, Organisations.IsEmpty: true }
            ? throw new RefusedException(Refusal.Forbidden, "Your roles do not allow this list.")
            : scope;
    }

    public ListQuery Query(string kind, string? state, string? search, bool byName, PageRequest page) =>
        new(kind, Organisations, null, state, search, byName, page);
}
