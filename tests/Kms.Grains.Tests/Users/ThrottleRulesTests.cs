using Kms.Users;

namespace Kms.Tests.Users;

public sealed class ThrottleRulesTests
{
    private static readonly ThrottleRule s_stop = new(3, TimeSpan.FromHours(24));
    private static readonly ThrottleRule s_slow = new(3, TimeSpan.FromHours(6), TimeSpan.FromMinutes(15));

    [Fact]
    public void Fewer_failures_than_the_limit_cost_nothing() => Assert.Null(Failed(s_stop, 0, 1).Wait(s_stop, Minute(1)));

    [Fact]
    public void A_stopped_subject_waits_until_its_failures_have_aged() =>
        Assert.Equal(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2), Failed(s_stop, 0, 1, 2).Wait(s_stop, Minute(2)));

    [Theory]
    [InlineData(3, 15)]
    [InlineData(4, 30)]
    [InlineData(5, 60)]
    [InlineData(6, 60)]
    [InlineData(12, 60)]
    public void A_slowed_subject_waits_twice_as_long_each_time_but_never_more_than_an_hour(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Failed(s_slow, [.. Enumerable.Repeat(0, failures)]).Wait(s_slow, Minute(0)));

    [Fact]
    public void A_slowed_subject_may_try_again_after_the_wait() => Assert.Null(Failed(s_slow, 0, 0, 0).Wait(s_slow, Minute(15)));

    [Fact]
    public void Old_failures_are_forgotten() => Assert.Empty(Failed(s_slow, 0, 0, 0).Fresh(s_slow, Minute(360)).Failures);

    [Fact]
    public void A_flood_does_not_grow_without_bound() =>
        Assert.InRange(Failed(s_stop, [.. Enumerable.Repeat(0, 1000)]).Failures.Length, 3, 30);

    private static DateTimeOffset Minute(int minute) => Sample.Noon.AddMinutes(minute);

    private static ThrottleState Failed(ThrottleRule rule, params int[] minutes) =>
        minutes.Aggregate(ThrottleState.None, (state, minute) => state.Fail(rule, Minute(minute)));
}
