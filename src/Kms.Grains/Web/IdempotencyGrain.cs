using Kms.Keys;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Web;

internal sealed class IdempotencyGrain(
    [PersistentState("idempotency", "directory")] IPersistentState<DocumentState<IdempotencyState>> document, IEffectStore effects,
    ITicketAuthority tickets, IKeyVault vault, TimeProvider clock) : DocumentGrain<IdempotencyState>(document, effects), IIdempotencyGrain
{
    private const string Label = "idempotent-answer";

    private string Key => this.GetPrimaryKeyString();

    public async Task<StoredAnswer?> BeginAsync(ActorTicket actor, string requestHash, string? attempt)
    {
        Demand(actor);
        var now = clock.GetUtcNow();
        if (State is { } kept && kept.Remembers(requestHash, attempt, now) && kept.Answer is { } answer)
            return StoredJson.Read<StoredAnswer>(vault.Open(Label, Key, answer.AsSpan()));
        await SaveAsync(new IdempotencyState(requestHash, now, null, attempt), Effects.None);
        return null;
    }

    public async Task CompleteAsync(ActorTicket actor, string requestHash, StoredAnswer? answer)
    {
        Demand(actor);
        if (State is not { Answer: null } begun || begun.RequestHash != requestHash) return;
        var next = answer is null
            ? begun with { Begun = DateTimeOffset.MinValue }
            : begun with { Answer = [.. vault.Seal(Label, Key, StoredJson.WriteBytes(answer))] };
        await SaveAsync(next, Effects.None);
    }

    // The key begins with the account, so nobody meets another one's answers.
    private void Demand(ActorTicket ticket)
    {
        var actor = tickets.Verify(ticket, passwordMayBeDue: true);
        if (!Key.StartsWith(actor.User.Value, StringComparison.Ordinal)) throw new RefusedException(Refusal.NotFound);
    }
}
