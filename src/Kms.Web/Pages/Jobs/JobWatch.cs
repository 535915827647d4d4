using Kms.Jobs;
using Kms.Users;
using Kms.Web.Auth;

namespace Kms.Web.Pages.Jobs;

/// <summary>
/// Follows one job: the grain tells it of progress until its lease of two minutes ends. A job that goes on elsewhere after a crash has forgotten who
/// follows, so it is told again every few seconds, and asked for what was missed. The owner releases it.
/// </summary>
internal sealed class JobWatch(IGrainFactory grains, IActorSource actors, JobId id, Func<JobView, Task> changed) : IJobObserver, IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stop = new();
    private IJobObserver? _reference;
    private Task? _renewing;
    private volatile bool _ended;

    private IJobGrain Job => grains.GetGrain<IJobGrain>(id.Value);

    /// <summary>The job as it is now; null when it is not the person's.</summary>
    public async Task<JobView?> StartAsync(ActorTicket actor)
    {
        if (await Job.GetAsync(actor) is not { } job) return null;
        if (IsEnded(job)) return job;
        _reference = grains.CreateObjectReference<IJobObserver>(this);
        await Job.SubscribeAsync(actor, _reference);
        _renewing = RenewAsync();
        // Again: what happened between the two calls was told to nobody, and it may have been the end.
        var now = await Job.GetAsync(actor);
        _ended = now is null || IsEnded(now);
        return now;
    }

    public Task ChangedAsync(JobView job)
    {
        _ended = IsEnded(job);
        return changed(job);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_renewing is not null) await _renewing;
        if (_reference is { } reference)
        {
            await ReleaseAsync(reference);
            grains.DeleteObjectReference<IJobObserver>(reference);
        }
        _stop.Dispose();
    }

    internal static bool IsEnded(JobView job) => job.State is JobState.Done or JobState.Cancelled or JobState.Failed;

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal);
        try
        {
            while (!_ended && await timer.WaitForNextTickAsync(_stop.Token)) await SubscribeAgainAsync();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task SubscribeAgainAsync()
    {
        try
        {
            if (await actors.FindAsync() is not { } actor || _reference is not { } reference) return;
            await Job.SubscribeAsync(actor, reference);
            if (await Job.GetAsync(actor) is { } job) await ChangedAsync(job);
        }
        catch (RefusedException)
        {
            // Storage is away, and the next time will do; or the session has ended, which the page learns at its next call.
        }
    }

    private async Task ReleaseAsync(IJobObserver reference)
    {
        try { await Job.UnsubscribeAsync(reference); }
        catch (RefusedException)
        {
            // The lease ends by itself.
        }
    }
}
