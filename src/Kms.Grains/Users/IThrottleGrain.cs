namespace Kms.Users;

/// <summary>
/// Counts failures of one subject under one rule; the grain key is <c>{rule}/{subject}</c>, such as <c>claim-account/{user}</c>.
/// An attempt is taken before and settled after, so that a thousand attempts at once cannot all pass before the first has failed.
/// Attempts at hand live in memory; failures are stored.
/// </summary>
[Alias("kms.IThrottleGrain")]
internal interface IThrottleGrain : IGrainWithStringKey
{
    /// <summary>Null: go on, and settle afterwards. Else how long to wait; nothing was taken.</summary>
    [Alias("Take")] Task<TimeSpan?> TakeAsync(ThrottleRule rule);

    /// <summary>Ends an attempt that was taken; returns how many failures count now.</summary>
    [Alias("Settle")] Task<int> SettleAsync(ThrottleRule rule, bool failed);

    /// <summary>Forgets all failures, after a success that proves who it is.</summary>
    [Alias("Forget")] Task ForgetAsync();
}
