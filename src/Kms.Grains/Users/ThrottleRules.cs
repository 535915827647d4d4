namespace Kms.Users;

/// <summary>How long failures make a subject wait.</summary>
internal static class ThrottleRules
{
    private static readonly TimeSpan s_longestSlowDown = TimeSpan.FromHours(1);
    private const int KeptBeyond = 16;

    public static ThrottleState Fresh(this ThrottleState state, ThrottleRule rule, DateTimeOffset now) =>
        new(state.Failures.RemoveAll(at => at + rule.Window <= now));

    /// <summary>Null when nothing speaks against another attempt.</summary>
    public static TimeSpan? Wait(this ThrottleState state, ThrottleRule rule, DateTimeOffset now)
    {
        var failures = state.Fresh(rule, now).Failures;
        if (failures.Length < rule.Failures) return null;
        var until = rule.SlowDown is { } pause
            ? failures[^1] + Pause(pause, failures.Length - rule.Failures)
            : failures[failures.Length - rule.Failures] + rule.Window;
        return until > now ? until - now : null;
    }

    public static ThrottleState Fail(this ThrottleState state, ThrottleRule rule, DateTimeOffset now)
    {
        var failures = state.Fresh(rule, now).Failures.Add(now);
        var surplus = failures.Length - rule.Failures - KeptBeyond;
        return new(surplus > 0 ? failures.RemoveRange(0, surplus) : failures);
    }

    private static TimeSpan Pause(TimeSpan first, int doublings)
    {
        var pause = first;
        for (var i = 0; i < doublings && pause < s_longestSlowDown; i++) pause *= 2;
        return pause < s_longestSlowDown ? pause : s_longestSlowDown;
    }
}
