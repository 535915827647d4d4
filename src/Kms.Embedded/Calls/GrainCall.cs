using Orleans.Runtime;

namespace Kms.Embedded.Calls;

/// <summary>A call of an interface method. Its caller waits for <see cref="Task"/>.</summary>
internal abstract class GrainCall : Request
{
    private CancellationTokenRegistration _cancellation;

    /// <summary>Public because generated code overrides it.</summary>
    public abstract CallMethod Method { get; }

    /// <summary>The caller's token; generated code overrides it for methods that take one.</summary>
    public virtual CancellationToken Token => CancellationToken.None;

    internal GrainReference? Reference { get; set; }

    internal string Key => Reference!.GrainId.Key.ToString();

    /// <summary>What the caller gets: the grain's own task when the call began at once, else a promise.</summary>
    internal Task? Task { get; set; }

    internal long WaitingSince { get; private set; }

    /// <summary>How often an activation ended before this call had its turn.</summary>
    internal int Forwards { get; set; }

    internal override bool IsReadOnly => Method.IsReadOnly;

    internal override bool Interleaves => Method.AlwaysInterleaves;

    internal override bool OutlivesActivation => true;

    internal override string Describe() => $"{Reference?.GrainId}.{Method.Name}";

    /// <summary>Notes who calls.</summary>
    internal void Enter()
    {
        var frame = Current;
        Values = frame?.Values;
        Parent = !Method.IsOneWay && frame?.Running is { HasEnded: false } running ? running : null;
    }

    /// <summary>Gives the caller a promise, because the call has to wait.</summary>
    internal void Wait(long now)
    {
        if (Task is not null)
            return;
        WaitingSince = now;
        Task = MakePromise();
        if (Token.CanBeCanceled)
            _cancellation = Token.UnsafeRegister(static call => ((GrainCall)call!).CancelWaiting(), this);
    }

    /// <summary>Ends a call that has not begun.</summary>
    internal void Refuse(Exception error)
    {
        if (!TryClaim(toRun: false))
            return;
        _cancellation.Unregister();
        Parent = null;
        if (Task is null)
            Task = Faulted(error);
        else
            BreakPromise(error);
    }

    /// <summary>Lets the caller go although the call still runs.</summary>
    internal void Abandon(Exception error) => BreakPromise(error);

    protected abstract Task MakePromise();

    protected abstract void KeepPromise(Task task);

    protected abstract void BreakPromise(Exception error);

    protected override void Started(Task task)
    {
        _cancellation.Unregister();
        Task ??= task;
    }

    protected override void Ended(Task task)
    {
        // The grain is free before its caller goes on, so that the next call finds it free.
        Activation?.Finish(this);
        if (task != Task)
            KeepPromise(task);
    }

    private void CancelWaiting() => Refuse(new OperationCanceledException($"{Describe()} was cancelled before its turn.", Token));
}
