using System.Collections.Immutable;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Catalogue;

/// <summary>Nothing of this stands in the audit trail: it changes what one person looks at first, and nothing else.</summary>
internal sealed class SavedFiltersGrain(
    [PersistentState("saved-filters", "directory")] IPersistentState<DocumentState<SavedFilters>> document, IEffectStore effects, Occasions occasions)
    : DocumentGrain<SavedFilters>(document, effects), ISavedFiltersGrain
{
    private SavedFilters Saved => State ?? SavedFilters.None;

    public Task<ImmutableArray<SavedFilter>> GetAsync(ActorTicket actor)
    {
        Demand(actor);
        return Task.FromResult(Saved.Filters);
    }

    public Task<ImmutableArray<SavedFilter>> SaveAsync(ActorTicket actor, SavedFilter filter)
    {
        Demand(actor);
        return KeepAsync(Saved.With(filter));
    }

    public Task<ImmutableArray<SavedFilter>> RemoveAsync(ActorTicket actor, string name)
    {
        Demand(actor);
        return KeepAsync(Saved.Without(name));
    }

    private async Task<ImmutableArray<SavedFilter>> KeepAsync(SavedFilters next)
    {
        if (!next.Filters.SequenceEqual(Saved.Filters)) await SaveAsync(next, Effects.None);
        return next.Filters;
    }

    private void Demand(ActorTicket ticket)
    {
        if (occasions.Begin(ticket, Scopes.Read).Actor.User.Value != this.GetPrimaryKeyString()) throw new RefusedException(Refusal.NotFound);
    }
}
