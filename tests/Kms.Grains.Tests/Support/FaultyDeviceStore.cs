using Kms.Devices;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kms.Tests.Support;

/// <summary>The real store, which fails when told to: before it has written anything, or after the write has landed.</summary>
internal sealed class FaultyDeviceStore(IDeviceStore real) : IDeviceStore
{
    private static readonly StorageUnavailableException s_gone = new("The disk is full.");

    private int singleReads;

    public bool FailsBefore { get; set; }
    public bool FailsAfter { get; set; }

    /// <summary>Runs when an account's epoch has been raised.</summary>
    public Func<Task>? AfterRaise { get; set; }

    /// <summary>Runs once, just before the next audit entry of a read is written.</summary>
    public Func<Task>? BeforeRecord { get; set; }

    /// <summary>Runs once, when the next audit entry of a read is on disk.</summary>
    public Func<Task>? AfterRecord { get; set; }

    /// <summary>How many devices were read one by one.</summary>
    public int SingleReads => singleReads;

    /// <summary>Sees every change of a known device when it has been written.</summary>
    public Action<DeviceState>? AfterSave { get; set; }

    /// <summary>Runs before every change of a known device.</summary>
    public Func<Task>? BeforeSave { get; set; }

    public static void Use(IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(IDeviceStore));
        services.AddSingleton(provider => new FaultyDeviceStore(
            (IDeviceStore)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))); // registered by type
        services.Replace(ServiceDescriptor.Singleton<IDeviceStore>(provider => provider.GetRequiredService<FaultyDeviceStore>()));
    }

    public async ValueTask<DeviceState> SaveAsync(DeviceState? before, DeviceState after, Effects effects, CancellationToken cancellation = default)
    {
        if (FailsBefore) throw s_gone;
        if (BeforeSave is { } wait) await wait();
        var saved = await real.SaveAsync(before, after, effects, cancellation);
        AfterSave?.Invoke(saved);
        return FailsAfter ? throw s_gone : saved;
    }

    public async Task<IReadOnlySet<DeviceId>> InsertAsync(
        IReadOnlyList<(DeviceState Device, Effects Effects)> devices, CancellationToken cancellation = default)
    {
        if (FailsBefore) throw s_gone;
        var known = await real.InsertAsync(devices, cancellation);
        return FailsAfter ? throw s_gone : known;
    }

    public async Task<IReadOnlyList<bool>> RecordReadsAsync(IReadOnlyList<KeyReadRecord> reads, CancellationToken cancellation = default)
    {
        if (FailsBefore) throw s_gone;
        if (BeforeRecord is { } before)
        {
            BeforeRecord = null;
            await before();
        }
        var written = await real.RecordReadsAsync(reads, cancellation);
        if (AfterRecord is { } after)
        {
            AfterRecord = null;
            await after();
        }
        return written;
    }

    public ValueTask<DeviceState?> ReadAsync(DeviceId id, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref singleReads);
        return real.ReadAsync(id, cancellation);
    }

    public Task<IReadOnlyList<DeviceState>> ReadManyAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default) =>
        real.ReadManyAsync(ids, cancellation);

    public Task<IReadOnlyList<DeviceState>> ReadManyWithoutKeysAsync(
        IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default) => real.ReadManyWithoutKeysAsync(ids, cancellation);

    public Task<IReadOnlyCollection<DeviceId>> FindChangedAsync(
        IReadOnlyCollection<DeviceId> ids, DateTimeOffset since, CancellationToken cancellation = default) => real.FindChangedAsync(ids, since, cancellation);

    public Task<IReadOnlyList<DeviceId>> ResolveAsync(string identity, CancellationToken cancellation = default) =>
        real.ResolveAsync(identity, cancellation);

    public Task<IReadOnlyList<(string Identity, DeviceId Device)>> ResolveManyAsync(
        IReadOnlyCollection<string> identities, CancellationToken cancellation = default) => real.ResolveManyAsync(identities, cancellation);

    public Task<IReadOnlyList<(string Fingerprint, DeviceId Device)>> FindFingerprintsAsync(
        IReadOnlyCollection<string> fingerprints, CancellationToken cancellation = default) => real.FindFingerprintsAsync(fingerprints, cancellation);

    public Task<long> ReadEpochAsync(UserId user, CancellationToken cancellation = default) => real.ReadEpochAsync(user, cancellation);

    public async Task<long> RaiseEpochAsync(UserId user, CancellationToken cancellation = default)
    {
        var epoch = await real.RaiseEpochAsync(user, cancellation);
        if (AfterRaise is { } after) await after();
        return epoch;
    }
}
