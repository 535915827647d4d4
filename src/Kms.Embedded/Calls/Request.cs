using Kms.Embedded.Activations;
using Orleans.Storage;

namespace Kms.Embedded.Calls;

/// <summary>A turn to be taken on an activation, and while it runs the frame that its code sees.</summary>
internal abstract class Request() : CallFrame(null, null)
{
    private const int Fresh = 0, Begun = 1, Over = 2;

    private int _phase;

    /// <summary>The call that made this one, as long as this one has not ended.</summary>
    internal Request? Parent { get; set; }

    /// <summary>Where it runs; null until it begins.</summary>
    internal Activation? Activation { get; set; }

    /// <summary>The next one in a <see cref="RequestQueue"/>.</summary>
    internal Request? Next { get; set; }

    internal bool HasEnded => Volatile.Read(ref _phase) == Over;

    internal virtual bool IsReadOnly => false;

    internal virtual bool Interleaves => false;

    /// <summary>Whether it waits for an activation of its grain whichever that is, as calls do.</summary>
    internal virtual bool OutlivesActivation => false;

    /// <summary>Whether it keeps the activation from being collected as idle.</summary>
    internal virtual bool CountsAsUse => true;

    internal abstract string Describe();

    /// <summary>Claims it: true for the one who may begin it or end it unrun.</summary>
    internal bool TryClaim(bool toRun) => Interlocked.CompareExchange(ref _phase, toRun ? Begun : Over, Fresh) == Fresh;

    /// <summary>Runs in a turn of <see cref="Activation"/>.</summary>
    internal void Begin(object? grain)
    {
        Current = this;
        var task = Start(grain);
        Started(task);
        if (task.IsCompleted)
        {
            End(task);
            return;
        }
        // What ends the request needs nothing that flows, and costs less without.
        Current = null;
        _ = task.ContinueWith(
            static (task, request) => ((Request)request!).End(task),
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Runs on an object that is no grain; ends when it has.</summary>
    internal async Task RunOutsideAsync(object target)
    {
        Current = this;
        var task = Start(target);
        Started(task);
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(task);
    }

    /// <summary>Public because generated code overrides it.</summary>
    public abstract Task Invoke(object grain);

    protected abstract Task Faulted(Exception error);

    /// <summary>Sees the task of the grain before anything waits for it.</summary>
    protected virtual void Started(Task task)
    {
    }

    protected abstract void Ended(Task task);

    private Task Start(object? grain)
    {
        try
        {
            return Invoke(grain!) ?? Faulted(new InvalidOperationException($"{Describe()} returned null instead of a task."));
        }
        catch (Exception error)
        {
            return Faulted(error);
        }
    }

    private void End(Task task)
    {
        Volatile.Write(ref _phase, Over);
        Parent = null;
        // The memory of the one who wrote is stale; those who only pass the error on are not.
        if (task.IsFaulted && task.Exception.InnerException is InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Activation!.Deactivate(new(DeactivationReasonCode.ApplicationError, stale, "Its stored state was changed by somebody else."));
        }
        Ended(task);
    }
}
