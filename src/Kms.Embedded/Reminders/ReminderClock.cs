namespace Kms.Embedded.Reminders;

/// <summary>Waits for the next tick of one reminder.</summary>
internal sealed class ReminderClock : IDisposable
{
    // Timers take no more than about 49 days; a far reminder is looked at once a day.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly ITimer _timer;
    private readonly TimeProvider _clock;

    internal ReminderClock(TimeProvider clock, ReminderRecord reminder, Action<ReminderClock> due)
    {
        Reminder = reminder;
        _clock = clock;
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            _timer = clock.CreateTimer(_ => Look(due), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal ReminderRecord Reminder { get; private set; }

    public void Dispose() => _timer.Dispose();

    internal void Arm()
    {
        var wait = Reminder.NextTick - _clock.GetUtcNow();
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }

    internal void MoveOn(ReminderRecord next)
    {
        Reminder = next;
        Arm();
    }

    private void Look(Action<ReminderClock> due)
    {
        if (Reminder.NextTick > _clock.GetUtcNow())
            Arm();
        else
            due(this);
    }
}
