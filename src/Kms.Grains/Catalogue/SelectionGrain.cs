using Kms.Devices;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Catalogue;

internal sealed class SelectionGrain(
    [PersistentState("selection", "directory")] IPersistentState<DocumentState<SelectionState>> document, IEffectStore effects, Occasions occasions)
    : DocumentGrain<SelectionState>(document, effects), ISelectionGrain
{
    public async Task KeepAsync(ActorTicket actor, string mark, Selection selection)
    {
        Demand(actor);
        if (State?.Mark != mark) await SaveAsync(SelectionState.Of(mark, selection), Effects.None);
    }

    public Task<Selection?> FindAsync(ActorTicket actor, string mark)
    {
        Demand(actor);
        return Task.FromResult(State?.Mark == mark ? State.Selection : null);
    }

    // The key begins with the account, so nobody meets another one's selections.
    private void Demand(ActorTicket ticket)
    {
        var actor = occasions.Begin(ticket, Scopes.Read).Actor;
        if (!this.GetPrimaryKeyString().StartsWith($"{actor.User}/", StringComparison.Ordinal)) throw new RefusedException(Refusal.NotFound);
    }
}
