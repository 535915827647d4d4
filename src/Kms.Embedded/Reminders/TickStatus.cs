namespace Orleans.Runtime;

/// <summary>When a reminder ticks. All times are UTC.</summary>
public readonly record struct TickStatus(DateTime FirstTickTime, TimeSpan Period, DateTime CurrentTickTime);
