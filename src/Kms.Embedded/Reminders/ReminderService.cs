using System.Collections.Concurrent;
using Kms.Embedded.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Kms.Embedded.Reminders;

/// <summary>Keeps reminders in the store and has their grains called when they are due.</summary>
internal sealed class ReminderService(GrainEngine engine, ReminderTicker ticker) : IReminderRegistry, IDisposable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderClock> _clocks = [];

    // One writer: a tick that moves on must not bring back a reminder that is being removed.
    private readonly SemaphoreSlim _writes = new(1);
    private bool _loaded;
    private bool _started;
    private bool _stopped;

    private IReminderStore Store => engine.Services.GetService<IReminderStore>()
        ?? throw new InvalidOperationException($"Reminders need an {nameof(IReminderStore)}; none is registered.");

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        if (period < engine.Options.MinimumReminderPeriod)
            throw new ArgumentException($"The period {period} of reminder \"{reminderName}\" is shorter than the minimum {engine.Options.MinimumReminderPeriod}.", nameof(period));
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        var first = engine.Clock.GetUtcNow() + dueTime;
        var reminder = new ReminderRecord(callingGrainId, reminderName, first, period, first);
        await WriteAsync(async () =>
        {
            await Store.SaveAsync(reminder, engine.Stopped).ConfigureAwait(false);
            Forget(callingGrainId, reminderName);
            Watch(reminder);
        });
        return new GrainReminder(reminderName);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return WriteAsync(async () =>
        {
            await Store.RemoveAsync(callingGrainId, reminder.ReminderName, engine.Stopped).ConfigureAwait(false);
            Forget(callingGrainId, reminder.ReminderName);
        });
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        (await GetReminders(callingGrainId)).Find(reminder => reminder.ReminderName == reminderName);

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        var found = new List<IGrainReminder>();
        await WriteAsync(() =>
        {
            found.AddRange(_clocks.Keys.Where(key => key.Grain == callingGrainId).Select(key => new GrainReminder(key.Name)));
            return Task.CompletedTask;
        });
        return found;
    }

    public void Dispose()
    {
        Stop();
        _writes.Dispose();
    }

    /// <summary>From now on reminders tick, first those that fell due while nobody ran.</summary>
    internal async Task StartAsync()
    {
        if (!engine.Options.RunReminders || engine.Services.GetService<IReminderStore>() is null)
            return;
        await WriteAsync(() =>
        {
            _started = true;
            return Task.CompletedTask;
        });
        foreach (var clock in _clocks.Values)
            clock.Arm();
    }

    internal void Stop()
    {
        _stopped = true;
        foreach (var clock in _clocks.Values)
            clock.Dispose();
    }

    // Off the grain's turns: one grain that is slow to take its turns must not hold up the others.
    private async Task WriteAsync(Func<Task> write)
    {
        await _writes.WaitAsync(engine.Stopped).ConfigureAwait(false);
        try
        {
            if (!_loaded)
            {
                foreach (var reminder in await Store.ReadAllAsync(engine.Stopped).ConfigureAwait(false))
                    Watch(reminder);
            }
            _loaded = true;
            await write().ConfigureAwait(false);
        }
        finally
        {
            _writes.Release();
        }
    }

    private void Watch(ReminderRecord reminder)
    {
        var clock = new ReminderClock(engine.Clock, reminder, due => _ = TickAsync(due));
        _clocks[(reminder.GrainId, reminder.Name)] = clock;
        if (_started)
            clock.Arm();
    }

    private void Forget(GrainId grain, string name)
    {
        if (_clocks.TryRemove((grain, name), out var clock))
            clock.Dispose();
    }

    // The tick is noted after it has been made, so that a crash in between repeats it.
    private async Task TickAsync(ReminderClock clock)
    {
        await ticker.TickAsync(clock.Reminder);
        var next = clock.Reminder.After(engine.Clock.GetUtcNow());
        try
        {
            if (!_stopped)
                await WriteAsync(() => MoveOnAsync(clock, next));
        }
        catch (Exception error)
        {
            engine.LogReminderFailed(next.GrainId, next.Name, error);
            clock.MoveOn(next);
        }
    }

    private async Task MoveOnAsync(ReminderClock clock, ReminderRecord next)
    {
        // Not if its grain has changed or removed it meanwhile.
        if (!_clocks.TryGetValue((next.GrainId, next.Name), out var current) || current != clock)
            return;
        await Store.SaveAsync(next, engine.Stopped).ConfigureAwait(false);
        clock.MoveOn(next);
    }
}
