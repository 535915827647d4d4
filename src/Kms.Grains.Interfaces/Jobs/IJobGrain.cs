using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>A long piece of work with durable progress; the grain key is the job id. Survives a crash and goes on where it was.</summary>
[Alias("kms.IJobGrain")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Accepts the order and freezes its selection. Repeating the same order for the same id changes nothing.</summary>
    [Repeatable, Alias("Start")] Task<JobView> StartAsync(ActorTicket actor, JobOrder order);

    /// <summary>The job, for the person who ordered it; else null.</summary>
    [Repeatable, Alias("Get")] Task<JobView?> GetAsync(ActorTicket actor);

    /// <summary>Stops it after the rows at hand; what was done stays.</summary>
    [Repeatable, Alias("Cancel")] Task<JobView> CancelAsync(ActorTicket actor);

    /// <summary>The row report, page by page in row order; only rows that need attention when <paramref name="onlyProblems"/>.</summary>
    [Repeatable, Alias("Report")] Task<Page<JobReportRow>> ReportAsync(ActorTicket actor, PageRequest page, bool onlyProblems);

    /// <summary>Tells an observer of progress until it stops renewing (every minute).</summary>
    [Repeatable, Alias("Subscribe")] Task SubscribeAsync(ActorTicket actor, IJobObserver observer);

    /// <summary>Stops telling it.</summary>
    [Repeatable, Alias("Unsubscribe")] Task UnsubscribeAsync(IJobObserver observer);
}
