using Microsoft.Extensions.Hosting;

namespace Kms.Storage;

/// <summary>Work that is done at the start and then again and again.</summary>
internal abstract class Sweeper(TimeSpan pause, TimeProvider clock) : BackgroundService
{
    protected TimeProvider Clock => clock;

    /// <summary>One round. A storage that does not answer is the round's own affair.</summary>
    public abstract Task SweepAsync(CancellationToken stopping);

    // A start that failed ends this without a stop.
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            do await SweepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }
}
