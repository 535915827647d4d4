using Kms.Embedded.Activations;
using Orleans.Runtime;

namespace Kms.Embedded.Timers;

/// <summary>Posts a turn to its activation when due, and again a period after that turn has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private bool _ticking;
    private TimeSpan? _changedDue;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Activation = activation;
        Callback = callback;
        Options = options;
        _period = Checked(options.Period);
        using (SuppressFlow())
            _timer = activation.Kind.Engine.Clock.CreateTimer(static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal Activation Activation { get; }

    internal Func<CancellationToken, Task> Callback { get; }

    internal GrainTimerCreationOptions Options { get; }

    internal CancellationToken Disposed => _disposed.Token;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _period = Checked(period);
            if (_ticking)
                _changedDue = dueTime;
            else if (!_disposed.IsCancellationRequested)
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed.IsCancellationRequested)
                return;
            _timer.Dispose();
        }
        _disposed.Cancel();
        Activation.RemoveTimer(this);
    }

    internal void TickEnded()
    {
        lock (_lock)
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
                _timer.Change(_changedDue ?? _period, Timeout.InfiniteTimeSpan);
            _changedDue = null;
        }
    }

    private static TimeSpan Checked(TimeSpan period) => period > TimeSpan.Zero || period == Timeout.InfiniteTimeSpan
        ? period
        : throw new ArgumentOutOfRangeException(nameof(period), period, "A period is positive, or infinite for a single tick.");

    private static AsyncFlowControl? SuppressFlow() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();

    private void Tick()
    {
        lock (_lock)
        {
            if (_ticking || _disposed.IsCancellationRequested)
                return;
            _ticking = true;
        }
        Activation.Post(new TimerTurn(this));
    }
}
