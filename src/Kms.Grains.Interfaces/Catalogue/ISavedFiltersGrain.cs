using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>
/// The filters that a person keeps for the own use; the grain key is the user. What a filter finds is decided whenever it is used, so one
/// that names a thing which is no longer the person's finds nothing there.
/// </summary>
[Alias("kms.ISavedFiltersGrain")]
public interface ISavedFiltersGrain : IGrainWithStringKey
{
    /// <summary>By name. Refuses <see cref="Refusal.NotFound"/> to everybody else.</summary>
    [Repeatable, Alias("Get")] Task<ImmutableArray<SavedFilter>> GetAsync(ActorTicket actor);

    /// <summary>Keeps a filter, in place of one with the same name. Refuses <see cref="Refusal.Invalid"/> and <see cref="Refusal.TooLarge"/>.</summary>
    [Repeatable, Alias("Save")] Task<ImmutableArray<SavedFilter>> SaveAsync(ActorTicket actor, SavedFilter filter);

    /// <summary>Forgets a filter; nothing happens when there is none of this name.</summary>
    [Repeatable, Alias("Remove")] Task<ImmutableArray<SavedFilter>> RemoveAsync(ActorTicket actor, string name);
}
