using Kms.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Embedded.Tests.Activations;

public sealed class ActivationTests
{
    [Fact]
    public async Task A_reference_activates_nothing_and_the_first_call_does()
    {
        await using var host = await TestHost.StartAsync();

        var grain = host.Grain<IBornGrain>();
        Assert.Empty(host.Journal.Entries);
        await grain.NoteAsync("call");

        Assert.Equal(["activated", "call"], host.Journal.Entries);
    }

    [Fact]
    public async Task Concurrent_first_calls_make_one_activation()
    {
        await using var host = await TestHost.StartAsync();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var calls = Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            await host.Grain<IBornGrain>("slow").NoteAsync("call");
        })).ToArray();
        start.SetResult();
        await host.OpenAsync(calls, "slow");

        Assert.Equal(1, host.Journal.Count("activated"));
        Assert.Equal(32, host.Journal.Count("call"));
    }

    [Fact]
    public async Task Calls_that_arrive_during_activation_run_after_it_and_in_order()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IBornGrain>("slow");

        var calls = new[] { grain.NoteAsync("one"), grain.NoteAsync("two"), grain.NoteAsync("three") };
        Assert.Empty(host.Journal.Entries);
        await host.OpenAsync(calls, "slow");

        Assert.Equal(["activated", "one", "two", "three"], host.Journal.Entries);
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("fails late")]
    public async Task A_failed_activation_reaches_every_waiting_caller_and_is_not_kept(string key)
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IBornGrain>(key);

        var calls = new[] { grain.NoteAsync("one"), grain.NoteAsync("two") };
        host.Gates.Open("fail");
        await Assert.ThrowsAsync<FormatException>(() => calls[0]);
        await Assert.ThrowsAsync<FormatException>(() => calls[1]);
        host.Services.GetRequiredService<Weather>().IsFine = true;
        await grain.NoteAsync("three");

        Assert.Equal(["activated", "three"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_constructor_that_throws_reaches_the_caller()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<FormatException>(() => host.Grain<IStillbornGrain>().CallAsync());
    }

    [Fact]
    public async Task A_grain_knows_its_key_while_it_is_constructed()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("early", await host.Grain<IEarlyGrain>("early").KeyAtConstructionAsync());
    }

    internal interface IBornGrain : IGrainWithStringKey
    {
        Task NoteAsync(string entry);
    }

    internal interface IStillbornGrain : IGrainWithStringKey
    {
        Task CallAsync();
    }

    internal interface IEarlyGrain : IGrainWithStringKey
    {
        Task<string> KeyAtConstructionAsync();
    }

    internal sealed class BornGrain(Journal journal, Gates gates, Weather weather) : Grain, IBornGrain
    {
        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            var key = this.GetPrimaryKeyString();
            if (key == "slow")
                await gates.Pass("slow");
            if (key == "fails late")
                await gates.Pass("fail");
            if (key.StartsWith("fails", StringComparison.Ordinal) && !weather.IsFine)
                throw new FormatException("bad weather");
            journal.Add("activated");
        }

        public Task NoteAsync(string entry)
        {
            journal.Add(entry);
            return Task.CompletedTask;
        }
    }

    internal sealed class StillbornGrain : Grain, IStillbornGrain
    {
        public StillbornGrain() => throw new FormatException("stillborn");

        public Task CallAsync() => Task.CompletedTask;
    }

    internal sealed class EarlyGrain : Grain, IEarlyGrain
    {
        private readonly string _key;

        public EarlyGrain() => _key = this.GetPrimaryKeyString();

        public Task<string> KeyAtConstructionAsync() => Task.FromResult(_key);
    }
}
