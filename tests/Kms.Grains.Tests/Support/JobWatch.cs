using Kms.Jobs;

namespace Kms.Tests.Support;

/// <summary>Waits for the end of a job by watching it.</summary>
internal sealed class JobWatch : IJobObserver
{
    private readonly TaskCompletionSource<JobView> over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JobView> Over => over.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public Task ChangedAsync(JobView job)
    {
        if (job.State is not (JobState.Queued or JobState.Running)) over.TrySetResult(job);
        return Task.CompletedTask;
    }
}
