using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Reminders;

internal sealed class RemindedGrain(Journal journal) : Grain, IRemindedGrain, IRemindable
{
    public Task RemindAsync(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task<bool> ForgetAsync(string name)
    {
        var reminder = await this.GetReminder(name);
        if (reminder is not null)
            await this.UnregisterReminder(reminder);
        return reminder is not null;
    }

    public async Task<string[]> NamesAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        journal.Add($"{this.GetPrimaryKeyString()}: {reminderName}");
        if (reminderName == "fails")
            throw new FormatException("no");
        if (reminderName == "once")
            await ForgetAsync(reminderName);
    }
}
