using System.Runtime.CompilerServices;
using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>One grain in memory: takes calls and runs them.</summary>
internal sealed class Activation(IActivationOwner owner, string key) : WaitingCalls(owner, key), ICallTarget
{
    protected override Activation Self => this;

    protected override bool HasRequest => State switch
    {
        ActivationState.Created => Gate.HasWaiting,
        ActivationState.Active => Gate.HasNext || IsDrained,
        ActivationState.Deactivating => Gate.Running == 0,
        _ => false,
    };

    private bool IsDrained => IsDraining && Gate.IsQuiet;

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

    protected override Request? TakeRequest()
    {
        if (State == ActivationState.Created && Gate.FirstWaiting is { } first)
        {
            State = ActivationState.Activating;
            return new ActivationTurn(this, first);
        }
        while (State == ActivationState.Active && Gate.TakeNext() is { } next)
        {
            if (next.TryClaim(toRun: true))
                return Begin(next);
        }
        if ((State == ActivationState.Active && IsDrained) || (State == ActivationState.Deactivating && Gate.Running == 0))
        {
            State = ActivationState.Ending;
            if (!Kind.EndsQuietly || (HasExtras && Extras.Scope is not null))
                return new DeactivationTurn(this);
            End();
        }
        return null;
    }

    private Request Begin(Request request)
    {
        request.Activation = this;
        Gate.Begin(request, Kind.IsReentrant);
        return request;
    }

    // The first call goes on after the activation on the same thread when nothing had to be awaited.
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
                LetWait(call, first: true);
                return;
            }
        }
        if (start.Error is { } error)
            call.Refuse(error);
        else
            Run(call);
    }
}
