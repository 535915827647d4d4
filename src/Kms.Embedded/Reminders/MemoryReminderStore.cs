using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>Reminders in memory: for tests, and for services that have none worth keeping.</summary>
public sealed class MemoryReminderStore : IReminderStore
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderRecord> _reminders = [];

    public Task<IReadOnlyList<ReminderRecord>> ReadAllAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReminderRecord>>([.. _reminders.Values]);

    public Task SaveAsync(ReminderRecord reminder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        _reminders[(reminder.GrainId, reminder.Name)] = reminder;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(GrainId grainId, string name, CancellationToken cancellationToken)
    {
        _reminders.TryRemove((grainId, name), out _);
        return Task.CompletedTask;
    }
}
