using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Activations;

public sealed class DeactivationTests
{
    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_after_the_call_and_the_next_call_makes_another()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IEndingGrain>();

        await grain.EndAsync("");
        await host.Journal.Has("deactivated: ApplicationRequested");

        Assert.Equal("activation 2", await grain.NumberAsync());
    }

    [Fact]
    public async Task Calls_that_wait_go_to_the_next_activation_in_order()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IEndingGrain>();

        var ending = grain.EndAsync("gate");
        var waiting = new[] { grain.NumberAsync(), grain.NumberAsync() };
        await host.OpenAsync([ending, .. waiting], "gate");

        Assert.Equal(["activation 2", "activation 2"], await Task.WhenAll(waiting));
        Assert.Equal(["activated", "deactivated: ApplicationRequested", "activated"], host.Journal.Entries);
    }

    [Fact]
    public async Task Whoever_asks_after_the_end_learns_that_the_activation_is_gone()
    {
        await using var host = await TestHost.StartAsync();
        var context = await host.Grain<IEndingGrain>().ContextAsync();

        await host.Grain<IEndingGrain>().EndAsync("");
        await host.Grain<IEndingGrain>().NumberAsync();

        Assert.True(context.Deactivated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_go_to_the_next_activation()
    {
        await using var host = await TestHost.StartAsync();
        using var source = new CancellationTokenSource();
        var grain = host.Grain<IEndingGrain>();

        var ending = grain.EndAsync("gate");
        var waiting = grain.NumberAsync(source.Token);
        await source.CancelAsync();
        await host.OpenAsync([ending], "gate");
        await host.Journal.Has("deactivated: ApplicationRequested");

        Assert.True(waiting.IsCanceled);
        Assert.Equal(1, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_grain_that_wants_to_end_while_it_activates_still_serves_the_calls_that_wait()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("activation 1", await host.Grain<IEndingGrain>("brief").NumberAsync());
        await host.Journal.Has("deactivated: ApplicationRequested");
    }

    [Fact]
    public async Task An_error_in_OnDeactivateAsync_does_not_keep_the_grain()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IEndingGrain>("fails to end");

        await grain.EndAsync("");

        Assert.Equal("activation 2", await grain.NumberAsync());
    }

    [Fact]
    public async Task An_OnDeactivateAsync_that_never_ends_is_given_up_and_the_waiting_calls_go_on()
    {
        await using var host = await TestHost.StartAsync(options => options.ResponseTimeout = TimeSpan.FromHours(1));
        var grain = host.Grain<IEndingGrain>("never ends");

        await grain.EndAsync("");
        await host.Journal.Has("ending");
        var waiting = grain.NumberAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("activation 2", await waiting);
        host.Gates.Open("never");
    }

    [Fact]
    public async Task The_token_of_OnDeactivateAsync_is_cancelled_when_it_takes_too_long()
    {
        await using var host = await TestHost.StartAsync();

        await host.Grain<IEndingGrain>("listens").EndAsync("");
        await host.Journal.Has("ending");
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        await host.Journal.Has("told to hurry");
        host.Gates.Open("never");
    }

    internal interface IEndingGrain : IGrainWithStringKey
    {
        Task EndAsync(string gate);

        Task<string> NumberAsync(CancellationToken cancellationToken = default);

        Task<IGrainContext> ContextAsync();
    }

    internal sealed class EndingGrain(Journal journal, Gates gates) : Grain, IEndingGrain
    {
        private int _number;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            journal.Add("activated");
            _number = journal.Count("activated");
            if (this.GetPrimaryKeyString() == "brief")
                DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            switch (this.GetPrimaryKeyString())
            {
                case "fails to end":
                    throw new FormatException("no");
                case "never ends":
                    journal.Add("ending");
                    await gates.Pass("never");
                    break;
                case "listens":
                    cancellationToken.Register(() => journal.Add("told to hurry"));
                    journal.Add("ending");
                    await gates.Pass("never");
                    break;
            }
            journal.Add($"deactivated: {reason.ReasonCode}");
        }

        public async Task EndAsync(string gate)
        {
            DeactivateOnIdle();
            if (gate.Length > 0)
                await gates.Pass(gate);
        }

        public Task<IGrainContext> ContextAsync() => Task.FromResult(GrainContext);

        public Task<string> NumberAsync(CancellationToken cancellationToken) => Task.FromResult($"activation {_number}");
    }
}
