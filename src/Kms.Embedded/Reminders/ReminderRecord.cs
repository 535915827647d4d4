using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>A reminder as it is stored. <paramref name="NextTick"/> moves on after each tick, so that a missed one is known after downtime.</summary>
public sealed record ReminderRecord(GrainId GrainId, string Name, DateTimeOffset FirstTick, TimeSpan Period, DateTimeOffset NextTick)
{
    /// <summary>The same reminder with its next tick after <paramref name="now"/>: the ticks that were missed are one tick.</summary>
    internal ReminderRecord After(DateTimeOffset now)
    {
        var passed = now < FirstTick ? -1 : (now - FirstTick).Ticks / Period.Ticks;
        return this with { NextTick = FirstTick + Period * (passed + 1) };
    }
}
