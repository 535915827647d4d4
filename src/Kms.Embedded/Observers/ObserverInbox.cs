using System.Diagnostics.CodeAnalysis;
using Kms.Embedded.Calls;
using Kms.Embedded.Hosting;
using Kms.Embedded.Proxies;
using Orleans.Runtime;

namespace Kms.Embedded.Observers;

/// <summary>Takes calls for an object that is no grain and runs them in order, one at a time, on no grain's turn.</summary>
internal sealed class ObserverInbox(GrainEngine engine, IGrainObserver observer) : ICallDispatcher
{
    private const string Kind = "observer";

    private readonly GrainId _id = GrainId.Create(Kind, Guid.NewGuid().ToString("N"));

    // As in Orleans the reference does not keep its object alive, so a page that forgot to let go does no harm.
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<GrainCall> _waiting = [];
    private bool _running;
    private bool _closed;

    public void Send(GrainCall call)
    {
        call.Enter();
        lock (_waiting)
        {
            if (TryGet(out _))
            {
                call.Wait(0);
                _waiting.Enqueue(call);
                if (!_running)
                    ThreadPool.UnsafeQueueUserWorkItem(static inbox => _ = inbox.RunAsync(), this, preferLocal: false);
                _running = true;
                return;
            }
        }
        call.Refuse(new ClientNotAvailableException(_id));
    }

    public object Cast(GrainReference reference, Type interfaceType) => Reference(interfaceType);

    internal GrainReference Reference(Type interfaceType) => ProxyFactory.Create(interfaceType, _id, this);

    internal void Close()
    {
        lock (_waiting)
            _closed = true;
    }

    private bool TryGet([NotNullWhen(true)] out IGrainObserver? found)
    {
        found = null;
        return !_closed && _observer.TryGetTarget(out found);
    }

    private async Task RunAsync()
    {
        while (Next() is { } call)
        {
            if (!TryGet(out var target))
                call.Refuse(new ClientNotAvailableException(_id));
            else if (call.TryClaim(toRun: true))
                await RunAsync(call, target);
        }
    }

    // A page that takes for ever must not hold up the grain that tells it something.
    private async Task RunAsync(GrainCall call, IGrainObserver target)
    {
        var limit = call.Method.Timeout ?? engine.Options.ResponseTimeout;
        try
        {
            await call.RunOutsideAsync(target).WaitAsync(limit, engine.Clock);
        }
        catch (TimeoutException)
        {
            Close();
            call.Abandon(new TimeoutException($"{call.Describe()} did not end within {limit}; the observer is not called again."));
        }
    }

    private GrainCall? Next()
    {
        lock (_waiting)
        {
            _running = _waiting.TryDequeue(out var next);
            return next;
        }
    }
}
