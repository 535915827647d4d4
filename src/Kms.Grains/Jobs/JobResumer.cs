using Kms.Listing;
using Kms.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Jobs;

/// <summary>Wakes jobs that were at work when the service stopped, as soon as it has started; their reminders would do it a minute later.</summary>
internal sealed partial class JobResumer(IListStore lists, IGrainFactory grains, ILogger<JobResumer> log) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var state in new[] { JobState.Running, JobState.Queued }) await WakeAsync(state, cancellationToken);
        }
        catch (Exception error) when (IsPassing(error))
        {
            LogLater(log, error);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WakeAsync(JobState state, CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            var query = new ListQuery(ListKinds.Job, default, null, state.ToString().ToLowerInvariant(), null, false, new PageRequest(1000, after));
            var page = await lists.FindAsync(query, cancellation);
            foreach (var job in page.Items) await WakeAsync(job.Id);
            after = page.Next;
        }
        while (after is not null);
    }

    // One that cannot be woken, because the silo that it belongs to is just going, keeps no other from it.
    private async Task WakeAsync(string job)
    {
        try
        {
            await grains.GetGrain<IJobWork>(job).WakeAsync();
        }
        catch (Exception error) when (IsPassing(error))
        {
            LogLater(log, error);
        }
    }

    private static bool IsPassing(Exception error) =>
        error is StorageUnavailableException or RefusedException or OrleansException or TimeoutException;

    [LoggerMessage(1, LogLevel.Warning, "Jobs go on by their reminders: they could not be woken at the start.")]
    private static partial void LogLater(ILogger log, Exception error);
}
