using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>Where reminders survive a restart. (grain, name) is the key; one process writes, so there are no versions.</summary>
public interface IReminderStore
{
    Task<IReadOnlyList<ReminderRecord>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces.</summary>
    Task SaveAsync(ReminderRecord reminder, CancellationToken cancellationToken);

    /// <summary>Does nothing when there is none.</summary>
    Task RemoveAsync(GrainId grainId, string name, CancellationToken cancellationToken);
}
