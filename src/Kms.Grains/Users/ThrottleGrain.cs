using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Users;

internal sealed class ThrottleGrain(
    [PersistentState("throttle", "directory")] IPersistentState<DocumentState<ThrottleState>> document, IEffectStore effects, TimeProvider clock)
    : DocumentGrain<ThrottleState>(document, effects), IThrottleGrain
{
    private static readonly TimeSpan s_breath = TimeSpan.FromSeconds(1);

    // An attempt whose caller vanished is forgotten after this long.
    private static readonly TimeSpan s_longestAttempt = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _atHand = new();

    private ThrottleState Failures => State ?? ThrottleState.None;

    public Task<TimeSpan?> TakeAsync(ThrottleRule rule)
    {
        var now = clock.GetUtcNow();
        while (_atHand.TryPeek(out var oldest) && oldest + s_longestAttempt <= now) _atHand.Dequeue();
        if (Failures.Wait(rule, now) is { } wait) return Task.FromResult<TimeSpan?>(wait);
        var room = Math.Max(1, rule.Failures - Failures.Fresh(rule, now).Failures.Length);
        if (_atHand.Count >= room) return Task.FromResult<TimeSpan?>(s_breath);
        _atHand.Enqueue(now);
        return Task.FromResult<TimeSpan?>(null);
    }

    public async Task<int> SettleAsync(ThrottleRule rule, bool failed)
    {
        var now = clock.GetUtcNow();
        _atHand.TryDequeue(out _);
        if (failed) await SaveAsync(Failures.Fail(rule, now), Effects.None);
        return Failures.Fresh(rule, now).Failures.Length;
    }

    public async Task ForgetAsync()
    {
        if (!Failures.Failures.IsEmpty) await SaveAsync(ThrottleState.None, Effects.None);
    }
}
