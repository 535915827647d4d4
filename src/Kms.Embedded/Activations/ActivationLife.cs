using Kms.Embedded.Calls;
using Kms.Embedded.Timers;

namespace Kms.Embedded.Activations;

/// <summary>The life of an activation: becomes active, is asked to end, ends.</summary>
internal abstract class ActivationLife(IActivationOwner owner, string key) : GrainContext(owner, key)
{
    /// <summary>What calls run and wait. A field because it changes in place.</summary>
    private protected CallGate Gate;

    public override Task Deactivated
    {
        get
        {
            lock (this)
            {
                if (State == ActivationState.Gone)
                    return Task.CompletedTask;
                return (Extras.Deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    internal ActivationState State { get; private protected set; }

    protected abstract Activation Self { get; }

    /// <summary>Asked to end, but only after the calls that wait already.</summary>
    private protected bool IsDraining { get; private set; }

    private protected long LastUsed { get; set; } = owner.Kind.Engine.Now;

    public override void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        GrainTimer[] timers;
        lock (this)
        {
            if (State > ActivationState.Active)
                return;
            Extras.Reason ??= deactivationReason;
            if (State != ActivationState.Active)
                return;
            // No other activation shall begin for the calls that wait when the service stops.
            if (deactivationReason.ReasonCode == DeactivationReasonCode.ShuttingDown)
                IsDraining = true;
            else
                State = ActivationState.Deactivating;
            timers = [.. Extras.Timers ?? []];
            Wake();
        }
        foreach (var timer in timers)
            timer.Dispose();
    }

    internal DeactivationReason Reason()
    {
        lock (this)
            return Extras.Reason ?? new(DeactivationReasonCode.None, "");
    }

    internal override bool TryAddTimer(GrainTimer timer)
    {
        lock (this)
            return State <= ActivationState.Active && (Extras.Timers ??= []).Add(timer);
    }

    /// <summary>The activation turn is through.</summary>
    internal void Activated(Exception? error)
    {
        if (error is not null)
        {
            Fail(error);
            return;
        }
        lock (this)
        {
            State = ActivationState.Active;
            LastUsed = Kind.Engine.Now;
            IsDraining = HasExtras && Extras.Reason is not null;
            Wake();
        }
    }

    /// <summary>The deactivation turn is through.</summary>
    internal void End()
    {
        lock (this)
        {
            State = ActivationState.Gone;
            var waiting = default(RequestQueue);
            while (Gate.TakeAny() is { } request)
            {
                if (request.OutlivesActivation && !request.HasEnded)
                    waiting.Add(request);
            }
            Owner.Retire(Self, waiting);
        }
        if (HasExtras)
            Extras.Deactivated?.TrySetResult();
    }

    /// <summary>Ends the activation if it has not been used since; says whether it did.</summary>
    internal bool TryCollect(long unusedSince, long now)
    {
        lock (this)
        {
            var idle = State == ActivationState.Active && Gate.IsQuiet && IsFree && LastUsed <= unusedSince;
            if (!idle || (HasExtras && Extras.KeepUntil > now))
                return false;
            if (Kind.EndsQuietly && !HasExtras)
            {
                End();
                return true;
            }
        }
        Deactivate(new(DeactivationReasonCode.ActivationIdle, "It was idle."));
        return true;
    }

    // Nothing is kept of a failed activation: the next call tries anew.
    private void Fail(Exception error)
    {
        var refused = new List<GrainCall>();
        lock (this)
        {
            State = ActivationState.Gone;
            while (Gate.TakeAny() is { } request)
            {
                if (request is GrainCall call)
                    refused.Add(call);
            }
            Owner.Retire(Self, default);
        }
        foreach (var timer in HasExtras ? [.. Extras.Timers ?? []] : Array.Empty<GrainTimer>())
            timer.Dispose();
        foreach (var call in refused)
            call.Refuse(error);
        if (HasExtras)
            Extras.Deactivated?.TrySetResult();
    }
}
