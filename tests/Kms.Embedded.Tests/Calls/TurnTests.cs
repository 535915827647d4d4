using Kms.Embedded.Tests.Support;
using Orleans.Concurrency;

namespace Kms.Embedded.Tests.Calls;

public sealed class TurnTests
{
    [Fact]
    public async Task A_call_reaches_its_grain_and_brings_the_result_back()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("a+b", await host.Grain<ITurnGrain>("a").JoinAsync("b"));
    }

    [Fact]
    public async Task Every_shape_of_result_comes_back()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IShapesGrain>();

        await grain.TaskAsync();
        await grain.ValueTaskAsync();
        Assert.Equal(7, await grain.TaskOfAsync());
        Assert.Equal("7 and 8", await grain.ValueTaskOfAsync(7));
    }

    [Fact]
    public async Task An_await_lets_no_other_call_in()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ITurnGrain>();

        var first = grain.WorkAsync("first");
        var second = grain.WorkAsync("second");
        await host.Journal.Has("first begins");
        host.Gates.Open("second");
        host.Gates.Open("first");
        await Task.WhenAll(first, second);

        Assert.Equal(["first begins", "first ends", "second begins", "second ends"], host.Journal.Entries);
    }

    [Fact]
    public async Task Waiting_calls_run_in_the_order_they_came()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ITurnGrain>();
        var names = Enumerable.Range(0, 50).Select(number => $"{number}").ToArray();

        var calls = names.Select(grain.WorkAsync).ToArray();
        foreach (var name in names.Reverse())
            host.Gates.Open(name);
        await Task.WhenAll(calls);

        Assert.Equal(names.Select(name => $"{name} begins"), host.Journal.Entries.Where(entry => entry.EndsWith("begins", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Concurrent_callers_never_run_two_turns_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ITurnGrain>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
                await grain.IncrementAsync();
        })));

        Assert.Equal(16_000, await grain.CountAsync());
    }

    [Fact]
    public async Task Parts_of_a_call_that_run_side_by_side_take_turns()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(5_000, await host.Grain<ITurnGrain>().CountSideBySideAsync(5_000));
    }

    [Fact]
    public async Task Code_after_an_await_is_still_on_its_grain()
    {
        await using var host = await TestHost.StartAsync();

        Assert.True(await host.Grain<ITurnGrain>().StaysOnItselfAsync());
    }

    internal interface ITurnGrain : IGrainWithStringKey
    {
        Task<string> JoinAsync(string other);

        Task WorkAsync(string name);

        Task IncrementAsync();

        Task<int> CountAsync();

        Task<int> CountSideBySideAsync(int parts);

        Task<bool> StaysOnItselfAsync();
    }

    internal interface IShapesGrain : IGrainWithStringKey
    {
        Task TaskAsync();

        ValueTask ValueTaskAsync();

        Task<int> TaskOfAsync();

        ValueTask<string> ValueTaskOfAsync(int number, int other = 8);
    }

    internal sealed class TurnGrain(Journal journal, Gates gates) : Grain, ITurnGrain
    {
        private const int Spins = 200;
        private int _count;

        public Task<string> JoinAsync(string other) => Task.FromResult($"{this.GetPrimaryKeyString()}+{other}");

        public async Task WorkAsync(string name)
        {
            journal.Add($"{name} begins");
            await gates.Pass(name);
            journal.Add($"{name} ends");
        }

        public async Task IncrementAsync()
        {
            var seen = _count;
            await Task.Yield();
            _count = seen + 1;
        }

        public Task<int> CountAsync() => Task.FromResult(_count);

        public async Task<int> CountSideBySideAsync(int parts)
        {
            var (count, inside) = (0, 0);
            // Parallel.ForEachAsync would leave the grain for the thread pool.
            await Task.WhenAll(Enumerable.Range(0, parts).Select(async _ =>
            {
                await Task.Yield();
                if (Interlocked.Increment(ref inside) == 1) count++;
                Thread.SpinWait(Spins); // long enough for another one to come in between
                Interlocked.Decrement(ref inside);
            }));
            return count;
        }

        public async Task<bool> StaysOnItselfAsync()
        {
            var own = TaskScheduler.Current;
            await Task.Run(() => { });
            return own != TaskScheduler.Default && own == TaskScheduler.Current;
        }
    }

    internal sealed class ShapesGrain : Grain, IShapesGrain
    {
        public Task TaskAsync() => Task.CompletedTask;

        public ValueTask ValueTaskAsync() => ValueTask.CompletedTask;

        public async Task<int> TaskOfAsync()
        {
            await Task.Yield();
            return 7;
        }

        public async ValueTask<string> ValueTaskOfAsync(int number, int other)
        {
            await Task.Yield();
            return $"{number} and {other}";
        }
    }
}
