using Kms.Jobs;

namespace Kms.Tests.Support;

/// <summary>A page that is told and never answers.</summary>
internal sealed class DeafPage : IJobObserver
{
    private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Told => told.Task;

    public Task ChangedAsync(JobView job)
    {
        told.TrySetResult();
        return new TaskCompletionSource().Task;
    }
}
