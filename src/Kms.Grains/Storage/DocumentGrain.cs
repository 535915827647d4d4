using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Storage;

/// <summary>
/// A grain over one directory document: save writes document and effects together, then commits the effects, and only then returns.
/// Any failed write drops the memory, because the write may have landed all the same.
/// </summary>
internal abstract class DocumentGrain<T>(IPersistentState<DocumentState<T>> document, IEffectStore effects) : Grain, IDocumentWork where T : class
{
    private bool saving;

    protected T? State => document.State.Value;

    protected long Version => document.State.Version;

    /// <summary>True while a change is being written: memory has it, the storage may not.</summary>
    protected bool IsSaving => saving;

    private DocumentMark Mark => new(this.GetGrainId().ToString(), Version);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Most effects are committed long ago and stand in the document only until its next change.
        if (document.State.HasPending && await effects.IsMarkedAsync(Mark.Grain, cancellationToken))
            await effects.CommitAsync(document.State.Pending, Mark, cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    // A change at work settles itself, and its document may not be written yet.
    public async Task SettleAsync()
    {
        if (!saving && await effects.IsMarkedAsync(Mark.Grain)) await effects.CommitAsync(document.State.Pending, Mark);
    }

    public async Task<bool> EndAsync(DateTimeOffset before)
    {
        if (saving || State is not IPassing { OverSince: { } over } || over > before || await IsInUseAsync()) return false;
        await PassAsync(before);
        return true;
    }

    /// <summary>Removes what is over: the document, unless a kind of document keeps the rest of it.</summary>
    protected virtual async Task PassAsync(DateTimeOffset before)
    {
        await LeaveAsync();
        DeactivateOnIdle();
        await document.ClearStateAsync();
    }

    /// <summary>Whether something at work still needs a document that is over.</summary>
    protected virtual Task<bool> IsInUseAsync() => Task.FromResult(false);

    /// <summary>Removes what lies beside the document, before it; may be done twice.</summary>
    protected virtual Task LeaveAsync() => Task.CompletedTask;

    /// <summary><paramref name="change"/> gets the version that the document will have, for list entries.</summary>
    protected async Task SaveAsync(T next, Func<long, Effects> change)
    {
        var version = Version + 1;
        var pending = change(version);
        saving = true;
        try
        {
            document.State = new DocumentState<T> { Value = next, Version = version, Pending = pending };
            await document.WriteStateAsync();
            if (!pending.IsEmpty) await effects.CommitAsync(pending, Mark);
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle();
            throw new RefusedException(Refusal.Conflict, "Somebody else changed this at the same time. Try again.");
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            saving = false;
        }
    }

    protected Task SaveAsync(T next, Effects change) => SaveAsync(next, _ => change);
}
