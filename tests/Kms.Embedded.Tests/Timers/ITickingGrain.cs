using Orleans.Runtime;

namespace Kms.Embedded.Tests.Timers;

internal interface ITickingGrain : IGrainWithStringKey
{
    Task StartAsync(GrainTimerCreationOptions options);

    Task ChangeAsync(GrainTimerCreationOptions? options);

    Task WorkAsync(string gate);

    Task CallAsync(string entry);

    Task EndAsync();
}
