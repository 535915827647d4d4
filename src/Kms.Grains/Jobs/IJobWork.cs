using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Jobs;

/// <summary>Jobs as the service itself uses them; the grain key is the job id. Never for the web tier.</summary>
[Alias("kms.IJobWork")]
internal interface IJobWork : IGrainWithStringKey
{
    /// <summary>Goes on where it was, if it is not over.</summary>
    [Alias("Wake")] Task WakeAsync();

    /// <summary>Accepts an order over the frozen selection of another job.</summary>
    [Alias("StartOver")] Task<JobView> StartOverAsync(ActorTicket actor, JobOrder order, JobId selectionOf);

    /// <summary>How far it is, whoever asks; null when there is none such.</summary>
    [Alias("Peek"), AlwaysInterleave] Task<JobState?> PeekAsync();

    /// <summary>What was ordered, without its selection; null when there is none such. For whoever must repeat the same order.</summary>
    [Alias("PeekOrder"), AlwaysInterleave] Task<JobOrder?> PeekOrderAsync();
}
