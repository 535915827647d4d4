using Kms.Embedded.Tests.Support;

namespace Kms.Embedded.Tests.Calls;

public sealed class WaitingLimitTests
{
    [Fact]
    public async Task A_call_that_waited_too_long_fails_says_for_whom_and_does_not_run()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ISlowGrain>();

        var first = grain.WorkAsync("first");
        var second = grain.WorkAsync("second");
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => second);
        host.Gates.Open("first");
        await first;

        Assert.Contains("slow/1.WorkAsync waited 00:00:30", error.Message, StringComparison.Ordinal);
        Assert.Contains("busy with slow/1.WorkAsync", error.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_method_can_set_its_own_limit()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<ISlowGrain>();

        var first = grain.WorkAsync("first");
        var patient = grain.PatientAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        host.Gates.Open("first");
        await first;

        await patient;
    }

    [Fact]
    public async Task Two_chains_that_wait_for_each_other_are_let_go()
    {
        await using var host = await TestHost.StartAsync();

        var one = host.Grain<ISlowGrain>("a").ThenAsync("b", "gate");
        var two = host.Grain<ISlowGrain>("b").ThenAsync("a", "gate");
        host.Gates.Open("gate");
        await host.Journal.Has("a goes on");
        await host.Journal.Has("b goes on");
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<TimeoutException>(() => Task.WhenAll(one, two));
    }

    internal interface ISlowGrain : IGrainWithStringKey
    {
        Task WorkAsync(string name);

        [ResponseTimeout("00:10:00")]
        Task PatientAsync();

        Task ThenAsync(string other, string gate);

        Task NothingAsync();
    }

    internal sealed class SlowGrain(Journal journal, Gates gates) : Grain, ISlowGrain
    {
        public Task WorkAsync(string name)
        {
            journal.Add(name);
            return gates.Pass(name);
        }

        public Task PatientAsync() => Task.CompletedTask;

        public async Task ThenAsync(string other, string gate)
        {
            await gates.Pass(gate);
            var call = GrainFactory.GetGrain<ISlowGrain>(other).NothingAsync();
            journal.Add($"{this.GetPrimaryKeyString()} goes on");
            await call;
        }

        public Task NothingAsync() => Task.CompletedTask;
    }
}
