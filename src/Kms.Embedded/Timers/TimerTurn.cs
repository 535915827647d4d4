using Kms.Embedded.Calls;

namespace Kms.Embedded.Timers;

/// <summary>One tick of a timer.</summary>
internal sealed class TimerTurn(GrainTimer timer) : Request
{
    internal override bool Interleaves => timer.Options.Interleave;

    internal override bool CountsAsUse => timer.Options.KeepAlive;

    public override Task Invoke(object grain) =>
        timer.Disposed.IsCancellationRequested ? Task.CompletedTask : timer.Callback(timer.Disposed);

    internal override string Describe() => $"{timer.Activation.GrainId}.(timer)";

    protected override Task Faulted(Exception error) => Task.FromException(error);

    protected override void Ended(Task task)
    {
        if (task.IsFaulted)
            timer.Activation.Kind.Engine.LogTimerFailed(timer.Activation.GrainId, task.Exception.InnerException!);
        timer.TickEnded();
        timer.Activation.Finish(this);
    }
}
