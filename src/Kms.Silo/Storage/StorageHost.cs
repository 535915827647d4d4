using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Storage;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Storage;

/// <summary>Opens the data before anything else starts: lock, key check, schema, key ring.</summary>
internal sealed class StorageHost(IStorageStart start, KeyRingOpener keys) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await start.LockAsync(cancellationToken);
            await start.RunAloneAsync(() => OpenAsync(cancellationToken), cancellationToken);
        }
        catch (StorageUnavailableException unavailable)
        {
            throw new StartException($"The database cannot be opened: {unavailable.Message} Check Kms:Data or ConnectionStrings:Kms.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await keys.CheckAsync(cancellation);
        await start.UpdateSchemaAsync(cancellation);
        await keys.OpenAsync(cancellation);
    }
}
