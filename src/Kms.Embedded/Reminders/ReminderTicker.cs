using Kms.Embedded.Hosting;
using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>Calls the grain of a reminder that is due.</summary>
internal sealed class ReminderTicker(GrainEngine engine, IGrainFactory grains)
{
    internal async Task TickAsync(ReminderRecord reminder)
    {
        try
        {
            var status = new TickStatus(reminder.FirstTick.UtcDateTime, reminder.Period, engine.Clock.GetUtcNow().UtcDateTime);
            await grains.GetGrain<IRemindable>(reminder.GrainId).ReceiveReminder(reminder.Name, status);
        }
        catch (Exception error)
        {
            engine.LogReminderFailed(reminder.GrainId, reminder.Name, error);
        }
    }
}
