using System.Reflection;
using Kms.Jobs;
using Kms.Listing;
using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Hosting;

public sealed class RepeatedCallsTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(typeof(IDirectoryGrain), nameof(IDirectoryGrain.JobsAsync))]
    [InlineData(typeof(IJobGrain), nameof(IJobGrain.StartAsync))]
    public async Task A_read_or_an_order_with_an_id_is_made_again_until_a_silo_answers(Type contract, string method)
    {
        var (call, lost) = Lose(contract, method, times: 2);

        await MakeAsync(call);

        Assert.Equal(3, lost.Made);
    }

    [Theory]
    [InlineData(typeof(IAccountsGrain), nameof(IAccountsGrain.SignInAsync))]
    [InlineData(typeof(IUserGrain), nameof(IUserGrain.CreateTokenAsync))]
    public async Task What_else_changes_something_is_made_once(Type contract, string method)
    {
        var (call, lost) = Lose(contract, method, times: 1);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new RepeatedCalls(_clock).Invoke(call));

        Assert.Equal(1, lost.Made);
    }

    [Fact]
    public async Task After_eighteen_seconds_who_asked_is_told()
    {
        var (call, _) = Lose(typeof(IJobGrain), nameof(IJobGrain.StartAsync), times: int.MaxValue);

        var begun = _clock.GetUtcNow();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => MakeAsync(call));

        Assert.InRange(_clock.GetUtcNow() - begun, TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task A_call_that_a_leaving_silo_ended_is_lost_and_not_cancelled()
    {
        var (call, lost) = Lose(typeof(IJobGrain), nameof(IJobGrain.StartAsync), times: 1);
        lost.Fault = new TaskCanceledException();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new FaultFilter().Invoke(call));
        await new FaultFilter().Invoke(call);

        Assert.Equal(2, lost.Made);
    }

    private async Task MakeAsync(IOutgoingGrainCallContext call)
    {
        var made = new RepeatedCalls(_clock).Invoke(call);
        while (!made.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
        await made;
    }

    private static (IOutgoingGrainCallContext Call, LostCall Lost) Lose(Type contract, string method, int times)
    {
        var call = DispatchProxy.Create<IOutgoingGrainCallContext, LostCall>();
        var lost = (LostCall)(object)call;
        (lost.Method, lost.Times) = (contract.GetMethod(method)!, times); // named by nameof
        return (call, lost);
    }

#pragma warning disable CA1852 // The proxy is derived from it.
    internal class LostCall : DispatchProxy
#pragma warning restore CA1852
    {
        public MethodInfo Method { get; set; } = null!; // set before it is used

        public int Times { get; set; }

        public int Made { get; private set; }

        public Exception Fault { get; set; } = new SiloUnavailableException("The silo is gone.");

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
        {
            "get_InterfaceMethod" => Method,
            nameof(IOutgoingGrainCallContext.Invoke) when ++Made <= Times => Task.FromException(Fault),
            nameof(IOutgoingGrainCallContext.Invoke) => Task.CompletedTask,
            var other => throw new NotSupportedException(other),
        };
    }
}
