using System.Runtime.CompilerServices;
using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>One grain in memory: lets calls begin or wait.</summary>
internal sealed class Activation(IActivationOwner owner, string key) : ActivationLife(owner, key), ICallTarget
{
    private bool _watched;

    protected override Activation Self => this;

    protected override bool HasRequest => State switch
    {
        ActivationState.Created => Gate.HasWaiting,
        ActivationState.Active => Gate.HasNext,
        ActivationState.Deactivating => Gate.Running == 0,
        _ => false,
    };

    /// <summary>How many calls run or wait; a guess, taken without the lock.</summary>
    internal int Load => Gate.Running + Gate.Waiting().Count();

    public bool Receive(GrainCall call) => Proceed(call, Admit(call));

    /// <summary>Decides; the caller must <see cref="Proceed"/>.</summary>
    internal Admission Admit(GrainCall call, bool mayWait = true)
    {
        lock (this)
        {
            if (State == ActivationState.Gone)
                return Admission.Gone;
            if (IsFree && RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                if (State == ActivationState.Created && !Gate.HasWaiting)
                {
                    State = ActivationState.Activating;
                    Enter();
                    return Admission.Activates;
                }
                if (State == ActivationState.Active && Gate.AdmitsAtOnce(call, Kind.IsReentrant))
                {
                    Enter();
                    call.TryClaim(toRun: true);
                    Begin(call);
                    return Admission.Begins;
                }
            }
            return mayWait ? LetWait(call) : Admission.Refused;
        }
    }

    /// <summary>Does what was decided; false when the call must find the next activation.</summary>
    internal bool Proceed(GrainCall call, Admission admission)
    {
        if (admission == Admission.Begins)
            Run(call);
        else if (admission == Admission.Activates)
            ActivateFor(call);
        else if (admission == Admission.Refused)
            call.Refuse(CallChain.Refusal(call));
        if (admission is Admission.Begins or Admission.Activates)
            Leave();
        return admission != Admission.Gone;
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

    /// <summary>Takes over the calls of the activation before, without the lock because nobody knows this one yet.</summary>
    internal void Adopt(RequestQueue waiting)
    {
        while (waiting.Take() is { } request)
            Gate.Wait(request, Kind.IsReentrant);
        lock (this)
        {
            Watch();
            Wake();
        }
    }

    internal void Finish(Request request)
    {
        lock (this)
        {
            Gate.End(request, Kind.IsReentrant);
            if (request.CountsAsUse)
                LastUsed = Kind.Engine.Now;
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
                if (reason(this, call, Gate.Blocker) is { } error)
                    call.Refuse(error);
            }
            Gate.DropEnded();
            return _watched = Gate.HasWaiting;
        }
    }

    protected override Request? TakeRequest()
    {
        switch (State)
        {
            case ActivationState.Created when Gate.FirstWaiting is { } first:
                State = ActivationState.Activating;
                return new ActivationTurn(this, first);
            case ActivationState.Active:
                while (Gate.TakeNext() is { } next)
                {
                    if (next.TryClaim(toRun: true))
                        return Begin(next);
                }
                return null;
            case ActivationState.Deactivating when Gate.Running == 0:
                State = ActivationState.Ending;
                return new DeactivationTurn(this);
            default:
                return null;
        }
    }

    private Request Begin(Request request)
    {
        request.Activation = this;
        Gate.Begin(request, Kind.IsReentrant);
        return request;
    }

    private void ActivateFor(GrainCall call)
    {
        var start = new ActivationTurn(this, call);
        Run(start);
        lock (this)
        {
            if (State == ActivationState.Active)
            {
                call.TryClaim(toRun: true);
                Begin(call);
            }
            else if (start.Error is null)
            {
                call.Wait(Kind.Engine.Clock.GetTimestamp());
                Gate.WaitFirst(call);
                Watch();
                return;
            }
        }
        if (start.Error is { } error)
            call.Refuse(error);
        else
            Run(call);
    }

    private Admission LetWait(GrainCall call)
    {
        var comesBack = CallChain.ComesBack(call, this);
        if (comesBack && !(State == ActivationState.Active && Gate.Admits(call, Kind.IsReentrant)))
            return Admission.Refused;
        call.Wait(Kind.Engine.Clock.GetTimestamp());
        // A reader inside a reader must not wait for a writer that waits for the outer reader.
        if (comesBack && !call.Interleaves && !Kind.IsReentrant)
            Gate.WaitFirst(call);
        else
            Gate.Wait(call, Kind.IsReentrant);
        Watch();
        Wake();
        return Admission.Waits;
    }

    private void Watch()
    {
        if (!_watched)
            Kind.Engine.Watch(this);
        _watched = true;
    }
}
