using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Timers;

internal sealed class TickingGrain(Journal journal, Gates gates) : Grain, ITickingGrain
{
    private IGrainTimer? _timer;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add("deactivated");
        return Task.CompletedTask;
    }

    public Task StartAsync(GrainTimerCreationOptions options)
    {
        _timer = this.RegisterGrainTimer(TickAsync, options);
        return Task.CompletedTask;
    }

    public Task ChangeAsync(GrainTimerCreationOptions? options)
    {
        if (options is { } given)
            _timer?.Change(given.DueTime, given.Period);
        else
            _timer?.Dispose();
        return Task.CompletedTask;
    }

    public async Task WorkAsync(string gate)
    {
        journal.Add(gate);
        await gates.Pass(gate);
    }

    public Task CallAsync(string entry)
    {
        journal.Add(entry);
        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        journal.Add("tick begins");
        if (this.GetPrimaryKeyString() == "fails")
            throw new FormatException("no");
        try
        {
            await gates.Pass("tick").WaitAsync(cancellationToken);
            journal.Add("tick ends");
        }
        catch (OperationCanceledException)
        {
            journal.Add("tick cancelled");
        }
    }
}
