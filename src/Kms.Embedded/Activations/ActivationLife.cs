using Kms.Embedded.Calls;
using Kms.Embedded.Timers;

namespace Kms.Embedded.Activations;

/// <summary>The life of an activation: becomes active, is asked to end, ends.</summary>
internal abstract class ActivationLife(IActivationOwner owner, string key) : GrainContext(owner, key)
{
    /// <summary>What calls run and wait. A field because it changes in place.</summary>
    private protected CallGate Gate;

    internal ActivationState State { get; private protected set; }

    protected abstract Activation Self { get; }

    private protected long LastUsed { get; set; } = owner.Kind.Engine.Now;

    public override void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        GrainTimer[] timers;
        lock (this)
        {
            if (State is not (ActivationState.Activating or ActivationState.Active))
                return;
            Extras.Reason ??= deactivationReason;
            if (State == ActivationState.Activating)
                return;
            State = ActivationState.Deactivating;
            timers = [.. Extras.Timers];
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
            return State <= ActivationState.Active && Extras.Timers.Add(timer);
    }

    /// <summary>The activation turn is through.</summary>
    internal void Activated(Exception? error)
    {
        if (error is not null)
        {
            Fail(error);
            return;
        }
        DeactivationReason? wish;
        lock (this)
        {
            State = ActivationState.Active;
            LastUsed = Kind.Engine.Now;
            wish = HasExtras ? Extras.Reason : null;
            Wake();
        }
        if (wish is { } reason)
            Deactivate(reason);
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
            Extras.Deactivated.TrySetResult();
    }

    /// <summary>Ends the activation if it has not been used since; says whether it did.</summary>
    internal bool TryCollect(long unusedSince, long now)
    {
        lock (this)
        {
            var idle = State == ActivationState.Active && Gate.Running == 0 && !Gate.HasWaiting && IsFree && LastUsed <= unusedSince;
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
        foreach (var timer in HasExtras ? [.. Extras.Timers] : Array.Empty<GrainTimer>())
            timer.Dispose();
        foreach (var call in refused)
            call.Refuse(error);
        if (HasExtras)
            Extras.Deactivated.TrySetResult();
    }
}
