using System.Runtime.CompilerServices;
using Kms.Embedded.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Kms.Embedded.Tests.Observers;

public sealed class ObserverTests
{
    [Fact]
    public async Task A_grain_tells_its_observers_in_order()
    {
        await using var host = await TestHost.StartAsync();
        var page = new Page(host.Journal);
        await host.Grain<INewsGrain>().SubscribeAsync(host.Grains.CreateObjectReference<INewsObserver>(page));

        for (var i = 0; i < 20; i++)
            await host.Grain<INewsGrain>().TellAsync($"{i}");
        await host.Journal.Has("19");

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), host.Journal.Entries);
        GC.KeepAlive(page);
    }

    [Fact]
    public async Task An_observer_may_call_the_grain_that_told_it_without_being_awaited()
    {
        await using var host = await TestHost.StartAsync();
        var page = new Page(host.Journal) { CallBack = () => host.Grain<INewsGrain>().CountAsync() };
        await host.Grain<INewsGrain>().SubscribeAsync(host.Grains.CreateObjectReference<INewsObserver>(page));

        await host.Grain<INewsGrain>().ShoutAsync("news");

        await host.Journal.Has("called back: 1");
        GC.KeepAlive(page);
    }

    [Fact]
    public async Task A_deleted_reference_refuses_and_its_observer_is_dropped()
    {
        await using var host = await TestHost.StartAsync();
        var page = new Page(host.Journal);
        var reference = host.Grains.CreateObjectReference<INewsObserver>(page);
        await host.Grain<INewsGrain>().SubscribeAsync(reference);

        host.Grains.DeleteObjectReference<INewsObserver>(reference);

        await Assert.ThrowsAsync<ClientNotAvailableException>(() => reference.HearAsync("x"));
        await host.Grain<INewsGrain>().TellAsync("y");
        Assert.Equal(0, await host.Grain<INewsGrain>().CountAsync());
        GC.KeepAlive(page);
    }

    [Fact]
    public async Task A_reference_does_not_keep_its_object_alive()
    {
        await using var host = await TestHost.StartAsync();
        var reference = Forgotten(host);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        await Assert.ThrowsAsync<ClientNotAvailableException>(() => reference.HearAsync("x"));
    }

    [Fact]
    public async Task An_observer_that_fails_is_dropped_and_the_others_hear()
    {
        await using var host = await TestHost.StartAsync();
        var bad = new Page(host.Journal) { CallBack = () => throw new FormatException("no") };
        var good = new Page(host.Journal);
        foreach (var page in new[] { bad, good })
            await host.Grain<INewsGrain>().SubscribeAsync(host.Grains.CreateObjectReference<INewsObserver>(page));

        await host.Grain<INewsGrain>().TellAsync("news");

        Assert.Equal(2, host.Journal.Count("news"));
        Assert.Equal(1, await host.Grain<INewsGrain>().CountAsync());
        GC.KeepAlive((bad, good));
    }

    [Fact]
    public async Task An_observer_that_takes_for_ever_does_not_hold_up_the_grain()
    {
        await using var host = await TestHost.StartAsync();
        var page = new Page(host.Journal) { CallBack = async () => { await host.Gates.Pass("never"); return 0; } };
        await host.Grain<INewsGrain>().SubscribeAsync(host.Grains.CreateObjectReference<INewsObserver>(page));

        var tell = host.Grain<INewsGrain>().TellAsync("news");
        await host.Journal.Has("news");
        // The observer may hear before the engine has begun to measure how long it takes.
        while (!tell.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }
        await tell;

        Assert.Equal(0, await host.Grain<INewsGrain>().CountAsync());
        GC.KeepAlive(page);
    }

    [Fact]
    public void A_lease_that_was_not_renewed_ends()
    {
        var clock = new FakeClock();
        var manager = new ObserverManager<string, string>(TimeSpan.FromMinutes(5), NullLogger.Instance) { GetDateTime = () => clock.GetUtcNow().UtcDateTime };
        manager.Subscribe("old", "old");
        clock.Advance(TimeSpan.FromMinutes(4));
        manager.Subscribe("new", "new");
        clock.Advance(TimeSpan.FromMinutes(2));

        manager.ClearExpired();

        Assert.Equal(["new"], manager);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static INewsObserver Forgotten(TestHost host) => host.Grains.CreateObjectReference<INewsObserver>(new Page(host.Journal));

    internal interface INewsObserver : IGrainObserver
    {
        Task HearAsync(string news);

        void Hear(string news);
    }

    internal interface INewsGrain : IGrainWithStringKey
    {
        Task SubscribeAsync(INewsObserver observer);

        Task TellAsync(string news);

        Task ShoutAsync(string news);

        Task<int> CountAsync();
    }

    internal sealed class Page(Journal journal) : INewsObserver
    {
        public Func<Task<int>>? CallBack { get; init; }

        public async Task HearAsync(string news)
        {
            journal.Add(news);
            if (CallBack is not null)
                journal.Add($"called back: {await CallBack()}");
        }

        public void Hear(string news) => _ = HearAsync(news);
    }

    internal sealed class NewsGrain(Journal journal) : Grain, INewsGrain
    {
        private readonly ObserverManager<INewsObserver> _observers = new(TimeSpan.FromMinutes(5), NullLogger.Instance);

        public Task SubscribeAsync(INewsObserver observer)
        {
            _observers.Subscribe(observer, observer);
            return Task.CompletedTask;
        }

        public Task TellAsync(string news) => _observers.Notify(observer => observer.HearAsync(news));

        public async Task ShoutAsync(string news)
        {
            _observers.Notify(observer => observer.Hear(news));
            await journal.Has(news);
        }

        public Task<int> CountAsync() => Task.FromResult(_observers.Count);
    }
}
