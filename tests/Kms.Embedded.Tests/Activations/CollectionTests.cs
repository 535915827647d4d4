using Kms.Embedded.Tests.Support;

namespace Kms.Embedded.Tests.Activations;

public sealed class CollectionTests
{
    [Fact]
    public async Task An_idle_grain_is_collected_after_the_age_and_not_before()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IQuietGrain>().CountAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(2, await host.Grain<IQuietGrain>().CountAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(17));

        Assert.Equal(1, await host.Grain<IQuietGrain>().CountAsync());
    }

    [Fact]
    public async Task A_collected_grain_is_told_why()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IIdleGrain>().CallAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(17));

        await host.Journal.Has("deactivated: ActivationIdle");
    }

    [Fact]
    public async Task Each_use_starts_the_age_anew()
    {
        await using var host = await TestHost.StartAsync();

        for (var i = 0; i < 5; i++)
        {
            await host.Grain<IIdleGrain>().CallAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(["activated"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_class_can_have_an_age_of_its_own_by_attribute_or_by_option()
    {
        await using var host = await TestHost.StartAsync(options => options.SetCollectionAge<IdleGrain>(TimeSpan.FromHours(1)));
        await host.Grain<IIdleGrain>().CallAsync();
        await host.Grain<IQuickGrain>().CallAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Journal.Has("quick deactivated");
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await host.Grain<IIdleGrain>().CallAsync();

        Assert.Equal(1, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_grain_at_work_is_not_collected()
    {
        await using var host = await TestHost.StartAsync();

        var work = host.Grain<IIdleGrain>().WorkAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.OpenAsync([work], "work");

        Assert.Equal(["activated"], host.Journal.Entries);
    }

    [Fact]
    public async Task DelayDeactivation_puts_the_collection_off()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<IIdleGrain>().DelayAsync(TimeSpan.FromHours(1));

        host.Clock.Advance(TimeSpan.FromMinutes(40));
        await host.Grain<IIdleGrain>().CallAsync();
        Assert.Equal(["activated"], host.Journal.Entries);
        host.Clock.Advance(TimeSpan.FromMinutes(30));

        await host.Journal.Has("deactivated: ActivationIdle");
    }

    internal interface IIdleGrain : IGrainWithStringKey
    {
        Task CallAsync();

        Task WorkAsync();

        Task DelayAsync(TimeSpan span);
    }

    internal interface IQuickGrain : IGrainWithStringKey
    {
        Task CallAsync();
    }

    internal interface IQuietGrain : IGrainWithStringKey
    {
        Task<int> CountAsync();
    }

    internal sealed class IdleGrain(Journal journal, Gates gates) : Grain, IIdleGrain
    {
        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            journal.Add("activated");
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Add($"deactivated: {reason.ReasonCode}");
            return Task.CompletedTask;
        }

        public Task CallAsync() => Task.CompletedTask;

        public Task WorkAsync() => gates.Pass("work");

        public Task DelayAsync(TimeSpan span)
        {
            DelayDeactivation(span);
            return Task.CompletedTask;
        }
    }

    [CollectionAgeLimit(Minutes = 2)]
    internal sealed class QuickGrain(Journal journal) : Grain, IQuickGrain
    {
        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Add("quick deactivated");
            return Task.CompletedTask;
        }

        public Task CallAsync() => Task.CompletedTask;
    }

    internal sealed class QuietGrain : Grain, IQuietGrain
    {
        private int _count;

        public Task<int> CountAsync() => Task.FromResult(++_count);
    }
}
