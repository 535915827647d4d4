using Kms.Embedded.Reminders;
using Microsoft.Extensions.Hosting;

namespace Kms.Embedded.Hosting;

/// <summary>Starts the engine first, the reminders when all other services run, and ends the grains at the stop.</summary>
internal sealed class EmbeddedHost(GrainEngine engine, ReminderService reminders) : IHostedLifecycleService, IDisposable
{
    private readonly Heartbeat _heartbeat = new(engine);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _heartbeat.Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => reminders.StartAsync();

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        reminders.Stop();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await new Shutdown(engine).RunAsync(cancellationToken);
        _heartbeat.Dispose();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _heartbeat.Dispose();
}
