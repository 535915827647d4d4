using System.Collections.Concurrent;
using Kms.Embedded.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Kms.Embedded.Reminders;

/// <summary>Keeps reminders in the store and calls their grains when they are due.</summary>
internal sealed class ReminderService(GrainEngine engine, IGrainFactory grains) : IReminderRegistry, IDisposable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderClock> _clocks = [];
    private readonly CancellationTokenSource _stopped = new();

    private IReminderStore Store => engine.Services.GetService<IReminderStore>()
        ?? throw new InvalidOperationException($"Reminders need an {nameof(IReminderStore)}; none is registered.");

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        if (period < engine.Options.MinimumReminderPeriod)
            throw new ArgumentException($"The period {period} of reminder \"{reminderName}\" is shorter than the minimum {engine.Options.MinimumReminderPeriod}.", nameof(period));
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        var first = engine.Clock.GetUtcNow() + dueTime;
        var reminder = new ReminderRecord(callingGrainId, reminderName, first, period, first);
        await Store.SaveAsync(reminder, _stopped.Token);
        Start(reminder, replace: true);
        return new GrainReminder(reminderName);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        await Store.RemoveAsync(callingGrainId, reminder.ReminderName, _stopped.Token);
        if (_clocks.TryRemove((callingGrainId, reminder.ReminderName), out var clock))
            clock.Dispose();
    }

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        Task.FromResult<IGrainReminder?>(_clocks.ContainsKey((callingGrainId, reminderName)) ? new GrainReminder(reminderName) : null);

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        Task.FromResult(_clocks.Keys.Where(key => key.Grain == callingGrainId).Select(IGrainReminder (key) => new GrainReminder(key.Name)).ToList());

    public void Dispose()
    {
        foreach (var clock in _clocks.Values)
            clock.Dispose();
        _stopped.Dispose();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        if (engine.Services.GetService<IReminderStore>() is not { } store)
            return;
        foreach (var reminder in await store.ReadAllAsync(cancellationToken))
            Start(reminder, replace: false);
    }

    internal void Stop()
    {
        _stopped.Cancel();
        foreach (var clock in _clocks.Values)
            clock.Dispose();
    }

    private void Start(ReminderRecord reminder, bool replace)
    {
        var key = (reminder.GrainId, reminder.Name);
        var clock = new ReminderClock(engine.Clock, reminder, due => _ = TickAsync(due));
        if (replace)
        {
            if (_clocks.TryRemove(key, out var old))
                old.Dispose();
            _clocks[key] = clock;
        }
        else if (!_clocks.TryAdd(key, clock))
        {
            clock.Dispose();
            return;
        }
        clock.Arm();
    }

    private async Task TickAsync(ReminderClock clock)
    {
        var reminder = clock.Reminder;
        try
        {
            var status = new TickStatus(reminder.FirstTick.UtcDateTime, reminder.Period, engine.Clock.GetUtcNow().UtcDateTime);
            await grains.GetGrain<IRemindable>(reminder.GrainId).ReceiveReminder(reminder.Name, status);
        }
        catch (Exception error)
        {
            engine.LogReminderFailed(reminder.GrainId, reminder.Name, error);
        }
        await MoveOnAsync(clock);
    }

    // After the tick, so that a crash in between repeats it. Not if the grain has changed or removed the reminder meanwhile.
    private async Task MoveOnAsync(ReminderClock clock)
    {
        clock.MoveOn(engine.Clock.GetUtcNow());
        var reminder = clock.Reminder;
        if (!_clocks.TryGetValue((reminder.GrainId, reminder.Name), out var current) || current != clock || _stopped.IsCancellationRequested)
            return;
        try
        {
            await Store.SaveAsync(reminder, _stopped.Token);
        }
        catch (Exception error)
        {
            engine.LogReminderFailed(reminder.GrainId, reminder.Name, error);
        }
        clock.Arm();
    }
}
