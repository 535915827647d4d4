namespace Kms.Jobs;

/// <summary>How one kind of job does its work, page by page. Lives as long as the job is at work in this process.</summary>
internal interface IJobRunner : IAsyncDisposable
{
    /// <summary>
    /// Does the next page; null when there is none, or when it is to stop and nothing of that page was done. A page that was begun before a
    /// crash is done again. The results of a page are being stored while the next one is at work.
    /// </summary>
    Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run);

    /// <summary>How much of its file it has read; null for jobs that count their rows.</summary>
    int? Percent => null;

    /// <summary>Completes what the job makes, after the last page.</summary>
    Task<JobRecord> FinishAsync(JobRun run);
}
