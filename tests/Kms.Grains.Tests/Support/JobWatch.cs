using Kms.Jobs;

namespace Kms.Tests.Support;

/// <summary>Waits for the end of a job by watching it.</summary>
internal sealed class JobWatch : IJobObserver
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource<JobView> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JobView> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JobView> Over => over.Task.WaitAsync(s_patience);

    public Task<JobView> FirstChange => first.Task.WaitAsync(s_patience);

    public Task ChangedAsync(JobView job)
    {
        first.TrySetResult(job);
        if (job.State is not (JobState.Queued or JobState.Running)) over.TrySetResult(job);
        return Task.CompletedTask;
    }
}
