namespace Orleans.Runtime;

/// <summary>When a reminder ticks. All times are UTC.</summary>
public readonly record struct TickStatus
{
    public TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        FirstTickTime = firstTickTime;
        Period = period;
        CurrentTickTime = timeStamp;
    }

    public DateTime FirstTickTime { get; }

    public TimeSpan Period { get; }

    public DateTime CurrentTickTime { get; }
}
