using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>The calls of an activation that cannot begin yet.</summary>
internal abstract class WaitingCalls(IActivationOwner owner, string key) : ActivationLife(owner, key)
{
    private bool _watched;

    /// <summary>How many calls run or wait.</summary>
    internal int Load
    {
        get
        {
            lock (this)
                return Gate.Running + Gate.Waiting().Count();
        }
    }

    /// <summary>Lets a request that nobody waits for take its turn, if the activation still takes any.</summary>
    internal void Post(Request request)
    {
        lock (this)
        {
            if (State > ActivationState.Active)
                return;
            Gate.Wait(request, Kind.IsReentrant);
            Wake();
        }
    }

    /// <summary>Takes over the calls of the activation before.</summary>
    internal void Adopt(RequestQueue waiting)
    {
        lock (this)
        {
            while (waiting.Take() is { } request)
                Gate.Wait(request, Kind.IsReentrant);
            Watch();
            Wake();
        }
    }

    /// <summary>Refuses the waiting calls that <paramref name="reason"/> gives an error for; false when none is left to watch.</summary>
    internal bool RefuseWaiting(Func<Activation, GrainCall, Request?, Exception?> reason)
    {
        lock (this)
        {
            foreach (var call in Gate.Waiting().OfType<GrainCall>())
            {
                if (reason(Self, call, Gate.Blocker) is { } error)
                    call.Refuse(error);
            }
            Gate.DropEnded();
            return _watched = Gate.HasWaiting;
        }
    }

    /// <summary>In the lock: the call waits at the end of the line, unless it would wait for itself.</summary>
    private protected Admission LetWait(GrainCall call)
    {
        var comesBack = CallChain.ComesBack(call, Self);
        if (comesBack && !(State == ActivationState.Active && Gate.Admits(call, Kind.IsReentrant)))
            return Admission.Refused;
        // A reader inside a reader must not wait for a writer that waits for the outer reader.
        LetWait(call, first: comesBack);
        Wake();
        return Admission.Waits;
    }

    private protected void LetWait(GrainCall call, bool first)
    {
        call.Wait(Kind.Engine.Clock.GetTimestamp());
        if (first)
            Gate.WaitFirst(call, Kind.IsReentrant);
        else
            Gate.Wait(call, Kind.IsReentrant);
        Watch();
    }

    private void Watch()
    {
        if (!_watched)
            Kind.Engine.Watch(Self);
        _watched = true;
    }
}
