using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>Decides which requests may run beside each other, and keeps the others in order. Guarded by its activation's lock.</summary>
internal struct CallGate
{
    private RequestQueue _waiting;
    private RequestQueue _interleaving;
    private int _blocking;

    /// <summary>The last request begun that keeps others out; null when there is none.</summary>
    internal Request? Blocker { get; private set; }

    /// <summary>Requests that have begun and not ended.</summary>
    internal int Running { get; private set; }

    /// <summary>Whether nothing runs and nothing waits.</summary>
    internal readonly bool IsQuiet => Running == 0 && !HasWaiting;

    internal readonly bool HasWaiting => !_waiting.IsEmpty || !_interleaving.IsEmpty;

    /// <summary>Whether one of the waiting could begin now.</summary>
    internal readonly bool HasNext => !_interleaving.IsEmpty || (_waiting.First is { } first && Admits(first, false));

    internal readonly Request? FirstWaiting => _waiting.First ?? _interleaving.First;

    /// <summary>Whether nothing that runs forbids it to begin.</summary>
    internal readonly bool Admits(Request request, bool reentrant) =>
        Blocker is null || reentrant || request.Interleaves || (Blocker.IsReadOnly && request.IsReadOnly);

    /// <summary>As <see cref="Admits"/>, and nobody waits who came first.</summary>
    internal readonly bool AdmitsAtOnce(Request request, bool reentrant) =>
        Admits(request, reentrant) && (_waiting.IsEmpty || reentrant || request.Interleaves);

    internal void Wait(Request request, bool reentrant)
    {
        if (reentrant || request.Interleaves)
            _interleaving.Add(request);
        else
            _waiting.Add(request);
    }

    /// <summary>Lets it wait before all others.</summary>
    internal void WaitFirst(Request request, bool reentrant)
    {
        if (reentrant || request.Interleaves)
            _interleaving.AddFirst(request);
        else
            _waiting.AddFirst(request);
    }

    internal Request? TakeNext() =>
        _interleaving.Take() ?? (_waiting.First is { } first && Admits(first, false) ? _waiting.Take() : null);

    internal Request? TakeAny() => _waiting.Take() ?? _interleaving.Take();

    internal void Begin(Request request, bool reentrant)
    {
        Running++;
        if (reentrant || request.Interleaves)
            return;
        _blocking++;
        Blocker = request;
    }

    internal void End(Request request, bool reentrant)
    {
        Running--;
        if (!reentrant && !request.Interleaves && --_blocking == 0)
            Blocker = null;
    }

    /// <summary>Drops the waiting requests that have ended.</summary>
    internal void DropEnded()
    {
        _waiting = _waiting.WithoutEnded();
        _interleaving = _interleaving.WithoutEnded();
    }

    internal readonly IEnumerable<Request> Waiting() => _waiting.Items().Concat(_interleaving.Items());
}
