using Orleans.Runtime;

namespace Kms.Embedded.Tests.Reminders;

internal interface IRemindedGrain : IGrainWithStringKey
{
    Task RemindAsync(string name, TimeSpan due, TimeSpan period);

    Task<bool> ForgetAsync(string name);

    Task<string[]> NamesAsync();
}
