namespace Kms.Users;

/// <summary>Attempts under a rule: taken before, settled after.</summary>
internal static class ThrottledAttempts
{
    /// <summary>
    /// Makes an attempt; a failed one counts. A success that proves who it is <paramref name="forgets"/> the failures before it.
    /// Refuses <see cref="Refusal.TooManyAttempts"/> before trying.
    /// </summary>
    public static async Task<bool> GuardAsync(
        this IGrainFactory grains, Throttle throttle, string subject, Func<Task<bool>> attempt, bool forgets = true)
    {
        var grain = grains.Find(throttle, subject);
        if (await grain.TakeAsync(throttle.Rule) is { } wait) throw TooMany(wait);
        var succeeded = false;
        try { succeeded = await attempt(); }
        finally { await grain.SettleAsync(throttle.Rule, failed: !succeeded); }
        if (succeeded && forgets) await grain.ForgetAsync();
        return succeeded;
    }

    /// <summary>Counts an act that may be done only so often, whatever comes of it; how long to wait, or null to go on.</summary>
    public static async Task<TimeSpan?> CountAsync(this IGrainFactory grains, Throttle throttle, string subject)
    {
        var grain = grains.Find(throttle, subject);
        if (await grain.TakeAsync(throttle.Rule) is { } wait) return wait;
        await grain.SettleAsync(throttle.Rule, failed: true);
        return null;
    }

    public static Task ForgetAsync(this IGrainFactory grains, Throttle throttle, string subject) => grains.Find(throttle, subject).ForgetAsync();

    public static RefusedException TooMany(TimeSpan wait) =>
        new(Refusal.TooManyAttempts, "Too many attempts. Wait before the next one.") { RetryAfter = wait };

    private static IThrottleGrain Find(this IGrainFactory grains, Throttle throttle, string subject) =>
        grains.GetGrain<IThrottleGrain>($"{throttle.Name}/{subject}");
}
