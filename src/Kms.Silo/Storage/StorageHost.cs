using Kms.Silo.Keys;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Storage;

/// <summary>Opens the data before anything else starts: lock, key check, schema, key ring.</summary>
internal sealed class StorageHost(IStorageStart start, KeyRingOpener keys) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await start.LockAsync(cancellationToken);
        await keys.CheckAsync(cancellationToken);
        await start.UpdateSchemaAsync(cancellationToken);
        await keys.OpenAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
