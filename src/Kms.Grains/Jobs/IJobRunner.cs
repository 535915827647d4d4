namespace Kms.Jobs;

/// <summary>How one kind of job does its work, page by page. Lives as long as the job is at work in this process.</summary>
internal interface IJobRunner : IAsyncDisposable
{
    /// <summary>Does the next page; null when there is none. A page that was begun before a crash is done again.</summary>
    Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run);

    /// <summary>Completes what the job makes, after the last page.</summary>
    Task<JobRecord> FinishAsync(JobRun run);
}
