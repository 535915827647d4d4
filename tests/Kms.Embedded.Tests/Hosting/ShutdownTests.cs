using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_stop_deactivates_all_grains()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ILastingGrain>("a").CallAsync();
        await host.Grain<ILastingGrain>("b").CallAsync();

        await host.StopAsync();

        Assert.Equal(["a: ShuttingDown", "b: ShuttingDown"], host.Journal.Entries.Order());
    }

    [Fact]
    public async Task A_stopped_service_refuses_calls()
    {
        await using var host = await TestHost.StartAsync();
        await host.StopAsync();

        var error = await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<ILastingGrain>("a").CallAsync());

        Assert.Contains("lasting/a.CallAsync was not run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_run_or_wait_at_the_stop_are_finished_with_the_calls_they_need()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ILastingGrain>("a");

        var running = grain.CallOtherAsync("gate", "c");
        var waiting = grain.CallAsync();
        var stop = host.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(grain.CallAsync);
        await host.OpenAsync([running, waiting, stop], "gate");

        Assert.Equal(["a: ShuttingDown", "c: ShuttingDown"], host.Journal.Entries.Order());
    }

    [Fact]
    public async Task A_grain_may_call_others_while_it_ends()
    {
        await using var host = await TestHost.StartAsync();
        await host.Grain<ILastingGrain>("says goodbye").CallAsync();

        await host.StopAsync();

        Assert.Contains("friend: ShuttingDown", host.Journal.Entries);
    }

    [Fact]
    public async Task A_grain_that_hangs_does_not_hold_up_the_stop_for_ever_and_waiting_calls_are_refused()
    {
        await using var host = await TestHost.StartAsync();
        var hanging = host.Grain<ILastingGrain>("a").CallOtherAsync("never", "c");
        var waiting = host.Grain<ILastingGrain>("a").CallAsync();

        var stop = host.StopAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(21));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<SiloUnavailableException>(() => waiting);
        Assert.False(hanging.IsCompleted);
    }

    internal interface ILastingGrain : IGrainWithStringKey
    {
        Task CallAsync();

        Task CallOtherAsync(string gate, string other);
    }

    internal sealed class LastingGrain(Journal journal, Gates gates) : Grain, ILastingGrain
    {
        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Add($"{this.GetPrimaryKeyString()}: {reason.ReasonCode}");
            if (this.GetPrimaryKeyString() == "says goodbye")
                await GrainFactory.GetGrain<ILastingGrain>("friend").CallAsync();
        }

        public Task CallAsync() => Task.CompletedTask;

        public async Task CallOtherAsync(string gate, string other)
        {
            await gates.Pass(gate);
            await GrainFactory.GetGrain<ILastingGrain>(other).CallAsync();
        }
    }
}
