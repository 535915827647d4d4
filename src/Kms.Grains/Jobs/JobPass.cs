using Microsoft.Extensions.Logging;

namespace Kms.Jobs;

/// <summary>One pass over a job, page by page, until it is over, stopped, or the storage does not answer.</summary>
internal sealed partial class JobPass(JobId id, JobTools tools, JobTickets tickets, Func<JobRecord, Task> save)
{
    /// <summary>The job as it is over, not saved yet; null when it is to go on later.</summary>
    public async Task<JobRecord?> RunAsync(JobRecord job, Func<bool> cancelled, CancellationToken stop)
    {
        try
        {
            job = await BeginAsync(job);
            await using var runner = tools.Runners.Create(job.Order);
            while (!stop.IsCancellationRequested && await runner.StepAsync(Run(job, stop)) is { } rows)
            {
                await tools.Results.WriteAsync(id, job.NextPage, rows);
                await save(job = job.With(rows));
            }
            if (!stop.IsCancellationRequested) return await runner.FinishAsync(Run(job, stop)) with { State = JobState.Done };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception error) when (!JobFailures.IsPassing(error))
        {
            if (!JobFailures.IsExpected(error)) LogFailed(tools.Log, id.Value, error);
            return job with { State = JobState.Failed, Reason = JobFailures.ReasonOf(error) };
        }
        return cancelled() ? job with { State = JobState.Cancelled } : null;
    }

    private JobRun Run(JobRecord job, CancellationToken stop) => new(id, job, tickets, stop);

    private async Task<JobRecord> BeginAsync(JobRecord job)
    {
        // The time of the order, not of the pass: steps that are done again recognise their work by it.
        if (job.State == JobState.Queued) job = job with { State = JobState.Running, Started = job.Queued };
        else if (job.Order is ExportJob) job = job.FromTheStart();
        await save(job);
        return job;
    }

    [LoggerMessage(2, LogLevel.Error, "Job {Job} failed.")]
    private static partial void LogFailed(ILogger log, string job, Exception error);
}
