using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Storage;

/// <summary>
/// A grain over one directory document: save writes document and effects together, then commits the effects, and only then returns.
/// Any failed write drops the memory, because the write may have landed all the same.
/// </summary>
internal abstract class DocumentGrain<T>(IPersistentState<DocumentState<T>> document, IEffectStore effects) : Grain where T : class
{
    protected T? State => document.State.Value;

    protected long Version => document.State.Version;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!document.State.Pending.IsEmpty) await effects.CommitAsync(document.State.Pending, cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary><paramref name="change"/> gets the version that the document will have, for list entries.</summary>
    protected async Task SaveAsync(T next, Func<long, Effects> change)
    {
        var version = Version + 1;
        var pending = change(version);
        try
        {
            document.State = new DocumentState<T> { Value = next, Version = version, Pending = pending };
            await document.WriteStateAsync();
            await effects.CommitAsync(pending);
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
    }

    protected Task SaveAsync(T next, Effects change) => SaveAsync(next, _ => change);
}
