using Kms.Embedded.Tests.Support;
using Orleans.Concurrency;

namespace Kms.Embedded.Tests.Calls;

public sealed class InterleavingTests
{
    [Fact]
    public async Task Read_only_calls_run_beside_each_other()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IInterleavingGrain>();

        var reads = new[] { grain.ReadAsync("one"), grain.ReadAsync("two") };
        await host.Journal.Has("two begins");

        Assert.Equal(["one begins", "two begins"], host.Journal.Entries);
        await host.OpenAsync(reads, "one", "two");
    }

    [Fact]
    public async Task A_read_only_call_waits_for_a_call_that_writes()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IInterleavingGrain>();

        var calls = new[] { grain.WriteAsync("write"), grain.ReadAsync("read") };
        await host.OpenAsync(calls, "read", "write");

        Assert.Equal(["write begins", "write ends", "read begins", "read ends"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_call_that_writes_waits_for_the_readers_and_later_readers_wait_for_it()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IInterleavingGrain>();

        var calls = new[] { grain.ReadAsync("early"), grain.WriteAsync("write"), grain.ReadAsync("late") };
        await host.Journal.Has("early begins");
        await host.OpenAsync(calls, "late", "write", "early");

        Assert.Equal(
            ["early begins", "early ends", "write begins", "write ends", "late begins", "late ends"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_reader_that_comes_back_to_its_reader_does_not_wait_for_a_writer_in_between()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IInterleavingGrain>();

        var read = grain.ReadThroughAsync("through");
        await host.Journal.Has("through begins");
        var write = grain.WriteAsync("write");
        host.Gates.Open("inner");
        await host.OpenAsync([read, write], "through", "write");

        Assert.Equal(["through begins", "inner begins", "inner ends", "through ends", "write begins", "write ends"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_call_that_always_interleaves_runs_while_others_await()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IInterleavingGrain>();

        var write = grain.WriteAsync("write");
        await grain.LookAsync("look");

        Assert.Equal(["write begins", "look"], host.Journal.Entries);
        await host.OpenAsync([write], "write");
    }

    [Fact]
    public async Task A_reentrant_grain_lets_every_call_in()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IReentrantGrain>();

        var calls = new[] { grain.WriteAsync("one"), grain.WriteAsync("two") };
        await host.Journal.Has("two begins");
        await host.OpenAsync(calls, "one", "two");

        Assert.Equal(["one begins", "two begins"], host.Journal.Entries.Take(2));
    }

    [Fact]
    public async Task A_reentrant_grain_may_call_itself()
    {
        await using var host = await TestHost.StartAsync();

        await host.Grain<IReentrantGrain>().CallSelfAsync(3);

        Assert.Equal(["3", "2", "1", "0"], host.Journal.Entries);
    }

    [Fact]
    public async Task Interleaved_calls_still_never_run_at_the_same_moment()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IReentrantGrain>();

        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(_ => Task.Run(grain.IncrementAsync)));

        Assert.Equal(5_000, await grain.CountAsync());
    }

    internal interface IInterleavingGrain : IGrainWithStringKey
    {
        [ReadOnly]
        Task ReadAsync(string name);

        [ReadOnly]
        Task ReadThroughAsync(string name);

        [AlwaysInterleave]
        Task LookAsync(string name);

        Task WriteAsync(string name);
    }

    internal interface IReentrantGrain : IGrainWithStringKey
    {
        Task WriteAsync(string name);

        Task CallSelfAsync(int depth);

        Task IncrementAsync();

        Task<int> CountAsync();
    }

    internal sealed class InterleavingGrain(Journal journal, Gates gates) : Grain, IInterleavingGrain
    {
        public Task ReadAsync(string name) => WriteAsync(name);

        public async Task ReadThroughAsync(string name)
        {
            journal.Add($"{name} begins");
            await gates.Pass(name);
            await GrainFactory.GetGrain<IInterleavingGrain>(this.GetPrimaryKeyString()).ReadAsync("inner");
            journal.Add($"{name} ends");
        }

        public Task LookAsync(string name)
        {
            journal.Add(name);
            return Task.CompletedTask;
        }

        public async Task WriteAsync(string name)
        {
            journal.Add($"{name} begins");
            await gates.Pass(name);
            journal.Add($"{name} ends");
        }
    }

    [Reentrant]
    internal sealed class ReentrantGrain(Journal journal, Gates gates) : Grain, IReentrantGrain
    {
        private int _count;

        public async Task WriteAsync(string name)
        {
            journal.Add($"{name} begins");
            await gates.Pass(name);
            journal.Add($"{name} ends");
        }

        public async Task CallSelfAsync(int depth)
        {
            journal.Add($"{depth}");
            if (depth > 0)
                await GrainFactory.GetGrain<IReentrantGrain>(this.GetPrimaryKeyString()).CallSelfAsync(depth - 1);
        }

        public async Task IncrementAsync()
        {
            await Task.Yield();
            _count++;
        }

        public Task<int> CountAsync() => Task.FromResult(_count);
    }
}
