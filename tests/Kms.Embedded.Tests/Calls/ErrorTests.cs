using Kms.Embedded.Tests.Support;

namespace Kms.Embedded.Tests.Calls;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_reaches_the_caller_with_its_type_and_where_it_was_thrown(bool afterAwait)
    {
        await using var host = await TestHost.StartAsync();

        var error = await Assert.ThrowsAsync<FormatException>(() => host.Grain<IFailingGrain>().FailAsync(afterAwait));

        Assert.Contains(nameof(FailingGrain), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_thrown_before_there_is_a_task_reaches_the_caller_as_a_failed_task()
    {
        await using var host = await TestHost.StartAsync();

        var call = host.Grain<IFailingGrain>().FailAtOnceAsync();

        await Assert.ThrowsAsync<FormatException>(() => call);
    }

    [Fact]
    public async Task An_error_does_not_end_the_activation()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IFailingGrain>();

        await Assert.ThrowsAsync<FormatException>(() => grain.FailAsync(true));

        Assert.Equal(2, await grain.CountCallsAsync());
    }

    [Fact]
    public async Task An_error_reaches_a_caller_that_had_to_wait()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IFailingGrain>();

        var first = grain.WaitAsync("gate");
        var second = grain.FailAsync(false);
        host.Gates.Open("gate");
        await first;

        await Assert.ThrowsAsync<FormatException>(() => second);
    }

    [Fact]
    public async Task A_grain_that_returns_no_task_gets_a_clear_error()
    {
        await using var host = await TestHost.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IFailingGrain>().ReturnNothingAsync());

        Assert.Contains("failing/1.ReturnNothingAsync returned null", error.Message, StringComparison.Ordinal);
    }

    internal interface IFailingGrain : IGrainWithStringKey
    {
        Task FailAsync(bool afterAwait);

        Task FailAtOnceAsync();

        Task<int> CountCallsAsync();

        Task WaitAsync(string gate);

        Task<string> ReturnNothingAsync();
    }

    internal sealed class FailingGrain(Gates gates) : Grain, IFailingGrain
    {
        private int _calls;

        public async Task FailAsync(bool afterAwait)
        {
            _calls++;
            if (afterAwait)
                await Task.Yield();
            throw new FormatException("no");
        }

        public Task FailAtOnceAsync() => throw new FormatException("no");

        public Task<int> CountCallsAsync() => Task.FromResult(++_calls);

        public Task WaitAsync(string gate) => gates.Pass(gate);

        // A mistake that an old code base makes: the engine must name it.
        public Task<string> ReturnNothingAsync() => null!;
    }
}
