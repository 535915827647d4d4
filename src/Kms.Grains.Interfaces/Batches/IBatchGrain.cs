using Kms.Users;

namespace Kms.Batches;

/// <summary>One batch reference (I12); the grain key is its id.</summary>
[Alias("kms.IBatchGrain")]
public interface IBatchGrain : IGrainWithStringKey
{
    /// <summary>
    /// Reads the files and makes the batch (or, dry, only reports). Made by the operator, the owner or the allocated organisation it
    /// allocates unclaimed devices; made by an organisation for itself it is only a list.
    /// </summary>
    [Repeatable, Alias("Create")] Task<BatchReport> CreateAsync(ActorTicket actor, BatchDraft draft);

    /// <summary>The batch; null when not the actor's.</summary>
    [Repeatable, Alias("Get")] Task<BatchRow?> GetAsync(ActorTicket actor);

    /// <summary>Removes the batch reference; devices and allocations stay.</summary>
    [Alias("Delete")] Task DeleteAsync(ActorTicket actor);
}
