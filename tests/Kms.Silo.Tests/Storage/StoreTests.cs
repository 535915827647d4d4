using Kms.Devices;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

/// <summary>A test of what every database must do; each subclass names one.</summary>
public abstract class StoreTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    private protected ManualClock Clock { get; } = new();

    private protected StoreHost Host { get; private set; } = null!; // set by InitializeAsync

    private protected TDatabase Database => _database;

    private protected IDeviceStore Devices => Host.Get<IDeviceStore>();

    private protected IEffectStore EffectStore => Host.Get<IEffectStore>();

    public virtual async Task InitializeAsync()
    {
        await _database.CreateAsync();
        Host = await StoreHost.StartAsync(_database.Options, Clock);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }

    private protected async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await StoreHost.StartAsync(_database.Options, Clock);
    }
}
