namespace Kms.Certificates;

/// <summary>A minute's worth may come at once; then it fills up again steadily.</summary>
internal readonly record struct LookUpRate(double Left, DateTimeOffset At)
{
    private const double SecondsOfMinute = 60;

    public static LookUpRate Full(int perMinute, DateTimeOffset now) => new(perMinute, now);

    /// <summary>What is left after one more, and how long to wait when nothing was.</summary>
    public (LookUpRate Next, TimeSpan? Wait) Take(int perMinute, DateTimeOffset now)
    {
        var perSecond = perMinute / SecondsOfMinute;
        var left = Math.Min(perMinute, Left + Math.Max(0, (now - At).TotalSeconds) * perSecond);
        return left >= 1 ? (new(left - 1, now), null) : (new(left, now), TimeSpan.FromSeconds((1 - left) / perSecond));
    }
}
