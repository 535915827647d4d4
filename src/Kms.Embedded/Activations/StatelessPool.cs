using Kms.Embedded.Calls;
using Kms.Embedded.Kinds;

namespace Kms.Embedded.Activations;

/// <summary>The activations of one stateless worker: as many side by side as there are calls, up to a limit.</summary>
internal sealed class StatelessPool(GrainKind kind, string key, int limit) : ICallTarget, IActivationOwner
{
    private readonly List<Activation> _workers = [];
    private bool _gone;

    public GrainKind Kind => kind;

    internal IReadOnlyList<Activation> Workers
    {
        get
        {
            lock (_workers)
                return [.. _workers];
        }
    }

    public bool Receive(GrainCall call)
    {
        while (true)
        {
            Activation worker;
            Admission admission;
            lock (_workers)
            {
                if (_gone)
                    return false;
                (worker, admission) = Choose(call);
            }
            if (worker.Proceed(call, admission))
                return true;
            Remove(worker);
        }
    }

    public void Retire(Activation gone, RequestQueue waiting) => ThreadPool.UnsafeQueueUserWorkItem(
        _ =>
        {
            Remove(gone);
            while (waiting.Take() is { } request)
                kind.Forward((GrainCall)request, key);
        },
        null);

    private (Activation Worker, Admission Admission) Choose(GrainCall call)
    {
        foreach (var worker in _workers)
        {
            var admission = worker.Admit(call, mayWait: false);
            if (admission is Admission.Begins or Admission.Activates)
                return (worker, admission);
        }
        if (_workers.Count < limit)
        {
            var fresh = new Activation(this, key);
            _workers.Add(fresh);
            return (fresh, fresh.Admit(call));
        }
        // Waiting for a worker that waits for this very call would never end, so prefer any other.
        var least = _workers.OrderBy(worker => CallChain.ComesBack(call, worker)).ThenBy(worker => worker.Load).First();
        return (least, least.Admit(call));
    }

    private void Remove(Activation worker)
    {
        lock (_workers)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0 || _gone)
                return;
            _gone = true;
            kind.Forget(key, this);
        }
    }
}
