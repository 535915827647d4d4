using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>A reminder as it is stored. <paramref name="NextTick"/> moves on after each tick, so that a missed one is known after downtime.</summary>
public sealed record ReminderRecord(GrainId GrainId, string Name, DateTimeOffset FirstTick, TimeSpan Period, DateTimeOffset NextTick);
