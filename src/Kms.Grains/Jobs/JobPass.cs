using Microsoft.Extensions.Logging;

namespace Kms.Jobs;

/// <summary>One pass over a job, page by page, until it is over, stopped, or the storage does not answer.</summary>
internal sealed partial class JobPass(JobId id, JobTools tools, JobTickets tickets, Func<JobRecord, Task> save)
{
    private JobRecord? saved;

    /// <summary>The job as it is over, not saved yet; null when it is to go on later.</summary>
    public async Task<JobRecord?> RunAsync(JobRecord job, Func<bool> cancelled, CancellationToken stop)
    {
        try
        {
            saved = job = await BeginAsync(job);
            await using var runner = tools.Runners.Create(job.Order);
            job = await StepsAsync(job, runner, cancelled, stop);
            if (!stop.IsCancellationRequested) return await runner.FinishAsync(Run(job, stop)) with { State = JobState.Done };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (RefusedException ended) when (ended.Refusal == Refusal.SessionEnded)
        {
            // A ticket that ended in the middle of a step (a machine that slept) ends no job, unless there is no account any more.
            if (await tickets.RenewAsync() is { } gone)
                return (saved ?? job) with { State = JobState.Failed, Reason = JobFailures.ReasonOf(gone) };
        }
        catch (Exception error) when (!JobFailures.IsPassing(error))
        {
            if (!JobFailures.IsExpected(error)) LogFailed(tools.Log, id.Value, error);
            return (saved ?? job) with { State = JobState.Failed, Reason = JobFailures.ReasonOf(error) };
        }
        return cancelled() ? (saved ?? job) with { State = JobState.Cancelled } : null;
    }

    // While the results of a page are written, the next page is at work.
    private async Task<JobRecord> StepsAsync(JobRecord job, IJobRunner runner, Func<bool> cancelled, CancellationToken stop)
    {
        var step = runner.StepAsync(Run(job, stop));
        try
        {
            // A page that the end of the service cut off is done again as a whole.
            while (await step is { } rows && (cancelled() || !stop.IsCancellationRequested))
            {
                var (page, percent) = (job.NextPage, runner.Percent);
                job = job.With(rows) with { Percent = percent };
                step = runner.StepAsync(Run(job, stop));
                await tools.Results.WriteAsync(id, page, rows);
                await save(job);
                saved = job;
            }
            return job;
        }
        finally
        {
            await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private JobRun Run(JobRecord job, CancellationToken stop) => new(id, job, tickets, stop);

    private async Task<JobRecord> BeginAsync(JobRecord job)
    {
        // The time of the order, not of the pass: steps that are done again recognise their work by it.
        if (job.State == JobState.Queued) job = job with { State = JobState.Running, Started = job.Queued };
        else if (job.Order is ExportJob or CheckJob or HygieneJob) job = job.FromTheStart();
        await save(job);
        return job;
    }

    [LoggerMessage(2, LogLevel.Error, "Job {Job} failed.")]
    private static partial void LogFailed(ILogger log, string job, Exception error);
}
