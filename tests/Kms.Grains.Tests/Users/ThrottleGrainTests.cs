using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class ThrottleGrainTests : IAsyncLifetime
{
    private static readonly ThrottleRule s_five = new(5, TimeSpan.FromHours(6), TimeSpan.FromMinutes(15));
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private IThrottleGrain Throttle => _host.Grain<IThrottleGrain>("test/anna");

    [Fact]
    public async Task Attempts_that_have_not_ended_count_as_failures()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Throttle.TakeAsync(s_five)));

        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [Fact]
    public async Task An_attempt_whose_caller_vanished_does_not_block_for_ever()
    {
        for (var i = 0; i < 5; i++) await Throttle.TakeAsync(s_five);
        Assert.NotNull(await Throttle.TakeAsync(s_five));

        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await Throttle.TakeAsync(s_five));
    }

    [Fact]
    public async Task After_the_wait_one_attempt_at_a_time_is_let_through()
    {
        for (var i = 0; i < 5; i++) await Throttle.SettleAsync(s_five, failed: true);
        Assert.Equal(TimeSpan.FromMinutes(15), await Throttle.TakeAsync(s_five));

        _host.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null(await Throttle.TakeAsync(s_five));
        Assert.NotNull(await Throttle.TakeAsync(s_five));
    }
}
