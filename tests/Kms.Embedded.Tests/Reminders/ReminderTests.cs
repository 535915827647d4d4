using Kms.Embedded.Reminders;
using Kms.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Reminders;

public sealed class ReminderTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_reminder_ticks_when_due_and_then_after_each_period()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);

        host.Clock.Advance(Hour);
        await host.Journal.Has("a: wake");
        await host.SettledAsync();
        host.Clock.Advance(Hour);

        await host.Journal.Has("a: wake", 2);
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_was_collected()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IRemindedGrain>("a").RemindAsync("wake", TimeSpan.FromDays(3), Hour);

        host.Clock.Advance(TimeSpan.FromDays(3));

        await host.Journal.Has("a: wake");
    }

    [Fact]
    public async Task A_reminder_survives_a_restart()
    {
        var store = new MemoryReminderStore();
        await using (var first = await HostAsync(store))
            await first.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);

        await using var second = await HostAsync(store);
        second.Clock.Advance(Hour);

        await second.Journal.Has("a: wake");
    }

    [Fact]
    public async Task Ticks_missed_while_nobody_ran_are_made_up_for_by_one()
    {
        var store = new MemoryReminderStore();
        await using (var first = await HostAsync(store))
            await first.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);

        await using var later = await HostAsync(store, clock => clock.Advance(10.5 * Hour));
        later.Clock.Advance(TimeSpan.FromMinutes(1));
        await later.Journal.Has("a: wake");
        await later.SettledAsync();
        later.Clock.Advance(TimeSpan.FromMinutes(28));
        Assert.Equal(1, later.Journal.Count("a: wake"));
        later.Clock.Advance(TimeSpan.FromMinutes(1));

        await later.Journal.Has("a: wake", 2);
    }

    [Fact]
    public async Task A_restart_without_a_missed_tick_makes_none()
    {
        var store = new MemoryReminderStore();
        await using (var first = await HostAsync(store))
        {
            await first.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);
            first.Clock.Advance(Hour);
            await first.Journal.Has("a: wake");
            await first.SettledAsync();
        }

        await using var second = await HostAsync(store, clock => clock.Advance(Hour));
        second.Clock.Advance(TimeSpan.FromMinutes(59));

        Assert.Empty(second.Journal.Entries);
    }

    [Fact]
    public async Task A_host_that_runs_no_reminders_leaves_them_for_the_next_one()
    {
        var store = new MemoryReminderStore();
        await using (var first = await HostAsync(store))
            await first.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);

        await using (var looking = await HostAsync(store, options: options => options.RunReminders = false))
        {
            looking.Clock.Advance(3 * Hour);
            await looking.SettledAsync();
            Assert.Empty(looking.Journal.Entries);
        }

        await using var next = await HostAsync(store, clock => clock.Advance(3 * Hour));
        next.Clock.Advance(TimeSpan.FromMinutes(1));
        await next.Journal.Has("a: wake");
    }

    [Fact]
    public async Task A_reminder_that_was_removed_does_not_tick()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IRemindedGrain>("a");
        await grain.RemindAsync("wake", Hour, Hour);

        Assert.True(await grain.ForgetAsync("wake"));
        Assert.False(await grain.ForgetAsync("wake"));
        host.Clock.Advance(10 * Hour);
        await grain.NamesAsync();

        Assert.Empty(host.Journal.Entries);
    }

    [Fact]
    public async Task A_reminder_can_remove_itself()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IRemindedGrain>("a").RemindAsync("once", Hour, Hour);

        host.Clock.Advance(Hour);
        await host.Journal.Has("a: once");
        await host.SettledAsync();

        Assert.Empty(await host.Grain<IRemindedGrain>("a").NamesAsync());
    }

    [Fact]
    public async Task Registering_again_replaces_and_listing_shows_the_grains_own()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IRemindedGrain>("b").RemindAsync("other", Hour, Hour);
        await host.Grain<IRemindedGrain>("a").RemindAsync("wake", Hour, Hour);
        await host.Grain<IRemindedGrain>("a").RemindAsync("wake", 3 * Hour, Hour);

        host.Clock.Advance(2 * Hour);

        Assert.Equal(["wake"], await host.Grain<IRemindedGrain>("a").NamesAsync());
        Assert.Equal(0, host.Journal.Count("a: wake"));
    }

    [Fact]
    public async Task A_tick_that_fails_is_not_the_last()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IRemindedGrain>("a").RemindAsync("fails", Hour, Hour);

        host.Clock.Advance(Hour);
        await host.Journal.Has("a: fails");
        await host.SettledAsync();
        host.Clock.Advance(Hour);

        await host.Journal.Has("a: fails", 2);
    }

    [Fact]
    public async Task A_period_below_the_minimum_is_refused()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Grain<IRemindedGrain>().RemindAsync("often", Hour, TimeSpan.FromSeconds(1)));
    }

    private static async Task<TestHost> HostAsync(
        MemoryReminderStore store, Action<FakeClock>? clock = null, Action<EmbeddedOptions>? options = null)
    {
        var fake = new FakeClock();
        clock?.Invoke(fake);
        return await TestHost.StartAsync(options, services => services.AddSingleton<IReminderStore>(store).AddSingleton<TimeProvider>(fake));
    }
}
