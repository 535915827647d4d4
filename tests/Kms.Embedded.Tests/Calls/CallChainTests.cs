using Kms.Embedded.Tests.Support;
using Orleans.Concurrency;

namespace Kms.Embedded.Tests.Calls;

public sealed class CallChainTests
{
    [Fact]
    public async Task A_chain_that_comes_back_to_a_busy_grain_fails_and_names_the_chain()
    {
        await using var host = await TestHost.StartAsync();

        var error = await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").GoAsync("b a"));

        Assert.Contains("chain/a.GoAsync -> chain/b.GoAsync -> chain/a.GoAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_calls_itself_through_a_reference_fails()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").GoAsync("a"));
    }

    [Fact]
    public async Task A_chain_is_known_through_a_fan_out()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").FanOutAsync("b", "c", "d a"));
    }

    [Fact]
    public async Task A_chain_is_known_through_code_that_left_the_grain()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").ElsewhereAsync("b a"));
    }

    [Fact]
    public async Task A_chain_is_known_from_OnActivateAsync()
    {
        await using var host = await TestHost.StartAsync();

        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").GoAsync("activates-a"));
    }

    [Fact]
    public async Task A_chain_of_different_grains_goes_through()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("a b c d", await host.Grain<IChainGrain>("a").GoAsync("b c d"));
    }

    [Fact]
    public async Task A_chain_may_come_back_to_a_method_that_always_interleaves()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("a b (a looked)", await host.Grain<IChainGrain>("a").GoAsync("b look-a"));
    }

    [Fact]
    public async Task A_grain_that_was_refused_serves_the_next_call()
    {
        await using var host = await TestHost.StartAsync();
        await Assert.ThrowsAsync<CallChainException>(() => host.Grain<IChainGrain>("a").GoAsync("b a"));

        Assert.Equal("a b", await host.Grain<IChainGrain>("a").GoAsync("b"));
    }

    [Fact]
    public async Task A_call_that_outlived_its_caller_waits_its_turn_there()
    {
        await using var host = await TestHost.StartAsync();

        var late = await host.Grain<IChainGrain>("a").LeaveBehindAsync("b a");
        host.Gates.Open("left behind");

        Assert.Equal("b a", await late.Value);
    }

    internal sealed record Late(Task<string> Value);

    internal interface IChainGrain : IGrainWithStringKey
    {
        Task<string> GoAsync(string path);

        Task FanOutAsync(params string[] paths);

        Task ElsewhereAsync(string path);

        Task<Late> LeaveBehindAsync(string path);

        [AlwaysInterleave]
        Task<string> LookAsync();
    }

    internal sealed class ChainGrain(Gates gates) : Grain, IChainGrain
    {
        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            var key = this.GetPrimaryKeyString();
            return key.StartsWith("activates-", StringComparison.Ordinal) ? NextAsync(key["activates-".Length..]) : Task.CompletedTask;
        }

        public async Task<string> GoAsync(string path)
        {
            var key = this.GetPrimaryKeyString();
            if (path.StartsWith("look-", StringComparison.Ordinal))
                return $"{key} ({await GrainFactory.GetGrain<IChainGrain>(path["look-".Length..]).LookAsync()})";
            return path.Length == 0 ? key : $"{key} {await NextAsync(path)}";
        }

        public Task FanOutAsync(params string[] paths) => Task.WhenAll(paths.Select(NextAsync));

        public Task ElsewhereAsync(string path) => Task.Run(async () =>
        {
            await Task.Yield();
            await NextAsync(path);
        });

        public Task<Late> LeaveBehindAsync(string path)
        {
            return Task.FromResult(new Late(LaterAsync()));

            async Task<string> LaterAsync()
            {
                await gates.Pass("left behind");
                return await NextAsync(path);
            }
        }

        public Task<string> LookAsync() => Task.FromResult($"{this.GetPrimaryKeyString()} looked");

        private Task<string> NextAsync(string path)
        {
            var words = path.Split(' ', 2);
            var isLook = words[0].StartsWith("look-", StringComparison.Ordinal);
            return isLook ? GoAsync(path) : GrainFactory.GetGrain<IChainGrain>(words[0]).GoAsync(words.Length > 1 ? words[1] : "");
        }
    }
}
