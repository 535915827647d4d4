using Kms.Embedded.Tests.Support;
using Orleans.Concurrency;

namespace Kms.Embedded.Tests.Calls;

public sealed class StatelessWorkerTests
{
    [Fact]
    public async Task Stateless_workers_run_side_by_side_up_to_their_limit()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IWorkerGrain>();

        var calls = new[] { grain.WorkAsync("one"), grain.WorkAsync("two"), grain.WorkAsync("three") };
        await host.Journal.Has("two begins");
        Assert.Equal(0, host.Journal.Count("three begins"));
        await host.OpenAsync(calls, "one", "two", "three");

        Assert.Equal(2, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_free_worker_is_used_before_another_is_made()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IWorkerGrain>();

        host.Gates.Open("x");
        for (var i = 0; i < 5; i++)
            await grain.WorkAsync("x");

        Assert.Equal(1, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_worker_that_calls_its_own_kind_gets_another_worker()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("inner", await host.Grain<IWorkerGrain>().NestAsync(1));
    }

    [Fact]
    public async Task A_chain_that_needs_more_workers_than_there_are_fails()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IWorkerGrain>().NestAsync(2));
    }

    [Fact]
    public async Task Idle_workers_are_collected_and_made_anew()
    {
        await using var host = await TestHost.StartAsync();
        host.Gates.Open("x");
        await host.Grain<IWorkerGrain>().WorkAsync("x");

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await host.Journal.Has("deactivated");
        await host.Grain<IWorkerGrain>().WorkAsync("x");

        Assert.Equal(2, host.Journal.Count("activated"));
    }

    internal interface IWorkerGrain : IGrainWithStringKey
    {
        Task WorkAsync(string name);

        Task<string> NestAsync(int depth);
    }

    [StatelessWorker(2)]
    internal sealed class WorkerGrain(Journal journal, Gates gates) : Grain, IWorkerGrain
    {
        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            journal.Add("activated");
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Add("deactivated");
            return Task.CompletedTask;
        }

        public async Task WorkAsync(string name)
        {
            if (name != "x")
                journal.Add($"{name} begins");
            await gates.Pass(name);
        }

        public async Task<string> NestAsync(int depth) =>
            depth == 0 ? "inner" : await GrainFactory.GetGrain<IWorkerGrain>(this.GetPrimaryKeyString()).NestAsync(depth - 1);
    }
}
