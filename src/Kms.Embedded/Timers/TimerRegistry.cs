using Kms.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Timers;

namespace Kms.Embedded.Timers;

/// <summary>Makes timers that live as long as their activation.</summary>
internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var activation = (Activation)grainContext;
        var timer = new GrainTimer(activation, token => callback(state, token), options);
        if (activation.TryAddTimer(timer))
            timer.Change(options.DueTime, options.Period);
        else
            timer.Dispose();
        return timer;
    }
}
