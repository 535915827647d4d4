using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Timers;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_after_each_period()
    {
        await using var host = await TestHost.StartAsync();
        host.Gates.Open("tick");
        await host.Grain<ITickingGrain>().StartAsync(new(Second, 10 * Second));

        Assert.Empty(host.Journal.Entries);
        host.Clock.Advance(Second);
        await host.Journal.Has("tick ends");
        await host.Grain<ITickingGrain>().CallAsync("in between");
        host.Clock.Advance(10 * Second);

        await host.Journal.Has("tick ends", 2);
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_that_runs_and_the_next_call_for_the_tick()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ITickingGrain>();
        await grain.StartAsync(new(Second, Timeout.InfiniteTimeSpan));

        var work = grain.WorkAsync("work");
        host.Clock.Advance(Second);
        var call = grain.CallAsync("call");
        await host.OpenAsync([work, call], "work", "tick");

        Assert.Equal(["work", "tick begins", "tick ends", "call"], host.Journal.Entries);
    }

    [Fact]
    public async Task Ticks_do_not_overlap_and_the_period_counts_from_the_end()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ITickingGrain>().StartAsync(new(Second, Second) { Interleave = true });

        host.Clock.Advance(10 * Second);
        await host.Journal.Has("tick begins");
        Assert.Equal(1, host.Journal.Count("tick begins"));
        host.Gates.Open("tick");
        await host.Journal.Has("tick ends");
        await host.Grain<ITickingGrain>().CallAsync("in between");
        host.Clock.Advance(Second);

        await host.Journal.Has("tick ends", 2);
    }

    [Fact]
    public async Task An_interleaving_tick_runs_while_a_call_awaits()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ITickingGrain>().StartAsync(new(Second, Second) { Interleave = true });
        host.Gates.Open("tick");

        var work = host.Grain<ITickingGrain>().WorkAsync("work");
        host.Clock.Advance(Second);
        await host.Journal.Has("tick ends");

        Assert.False(work.IsCompleted);
        await host.OpenAsync([work], "work");
    }

    [Fact]
    public async Task A_timer_does_not_tick_after_deactivation()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ITickingGrain>().StartAsync(new(Second, Second));

        await host.Grain<ITickingGrain>().EndAsync();
        await host.Journal.Has("deactivated");
        host.Clock.Advance(10 * Second);
        await host.Grain<ITickingGrain>().CallAsync("call");

        Assert.Equal(["deactivated", "call"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_running_tick_is_told_when_its_grain_ends_and_is_waited_for()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ITickingGrain>("patient").StartAsync(new(Second, Second) { Interleave = true });
        host.Clock.Advance(Second);
        await host.Journal.Has("tick begins");

        await host.Grain<ITickingGrain>("patient").EndAsync();
        await host.Journal.Has("deactivated");

        Assert.Equal(["tick begins", "tick cancelled", "deactivated"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_disposed()
    {
        await using var host = await TestHost.StartAsync();
        host.Gates.Open("tick");
        var grain = host.Grain<ITickingGrain>();
        await grain.StartAsync(new(Second, Second));

        await grain.ChangeAsync(new(60 * Second, 60 * Second));
        host.Clock.Advance(30 * Second);
        await grain.CallAsync("nothing yet");
        host.Clock.Advance(30 * Second);
        await host.Journal.Has("tick ends");
        await grain.ChangeAsync(null);
        host.Clock.Advance(600 * Second);
        await grain.CallAsync("nothing more");

        Assert.Equal(["nothing yet", "tick begins", "tick ends", "nothing more"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_tick_that_fails_is_not_the_last()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ITickingGrain>("fails").StartAsync(new(Second, Second));

        host.Clock.Advance(Second);
        await host.Journal.Has("tick begins");
        await host.Grain<ITickingGrain>("fails").CallAsync("in between");
        host.Clock.Advance(Second);

        await host.Journal.Has("tick begins", 2);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Ticks_keep_a_grain_in_memory_only_if_asked_to(bool keepAlive, int deactivated)
    {
        await using var host = await TestHost.StartAsync();
        host.Gates.Open("tick");
        var often = TimeSpan.FromSeconds(300.5);
        await host.Grain<ITickingGrain>().StartAsync(new(often, often) { KeepAlive = keepAlive });

        for (var i = 0; i < 5 && host.Journal.Count("deactivated") == 0; i++)
        {
            host.Clock.Advance(often);
            await Task.WhenAny(host.Clock.IsSetFor(often), host.Journal.Has("deactivated"));
        }

        Assert.Equal(deactivated, host.Journal.Count("deactivated"));
    }
}
