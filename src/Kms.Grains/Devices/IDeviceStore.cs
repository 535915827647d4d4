using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>
/// Where devices live. Concurrent saves are gathered into one transaction, concurrent reads into one statement; acknowledged means on disk.
/// </summary>
internal interface IDeviceStore
{
    /// <summary>The device with keys, rights, requests and transfer; null when unknown.</summary>
    ValueTask<DeviceState?> ReadAsync(DeviceId id, CancellationToken cancellation = default);

    /// <summary>Several at once, in no particular order; unknown ones are left out.</summary>
    Task<IReadOnlyList<DeviceState>> ReadManyAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default);

    /// <summary>The same without keys, for work that neither shows nor changes them: a third of the reading less.</summary>
    Task<IReadOnlyList<DeviceState>> ReadManyWithoutKeysAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default);

    /// <summary>Which of these devices changed at a moment or later.</summary>
    Task<IReadOnlyCollection<DeviceId>> FindChangedAsync(
        IReadOnlyCollection<DeviceId> ids, DateTimeOffset since, CancellationToken cancellation = default);

    /// <summary>
    /// Writes the difference between the two states and the effects in one transaction, if the stored version is still that of
    /// <paramref name="before"/> (null: the device must be unknown). Returns the state with its new version.
    /// Throws <see cref="StaleStateException"/> or <see cref="StorageUnavailableException"/>.
    /// </summary>
    ValueTask<DeviceState> SaveAsync(DeviceState? before, DeviceState after, Effects effects, CancellationToken cancellation = default);

    /// <summary>Inserts devices that are unknown, set-wise, each with its effects; returns the ids that were already there, untouched.</summary>
    Task<IReadOnlySet<DeviceId>> InsertAsync(IReadOnlyList<(DeviceState Device, Effects Effects)> devices, CancellationToken cancellation = default);

    /// <summary>
    /// Writes the audit entries of key reads, each only if the device still has this version and the account still this epoch, and marks the
    /// keys as revealed. Returns for each whether it was written; keys leave only then.
    /// </summary>
    Task<IReadOnlyList<bool>> RecordReadsAsync(IReadOnlyList<KeyReadRecord> reads, CancellationToken cancellation = default);

    /// <summary>The devices that a text names by id, serial, DevEUI or further identity: at most ten.</summary>
    Task<IReadOnlyList<DeviceId>> ResolveAsync(string identity, CancellationToken cancellation = default);

    /// <summary>The same for many texts at once: (text, device) pairs.</summary>
    Task<IReadOnlyList<(string Identity, DeviceId Device)>> ResolveManyAsync(IReadOnlyCollection<string> identities, CancellationToken cancellation = default);

    /// <summary>Which of these key fingerprints are in use, and on which device each was first: (fingerprint as hex, device).</summary>
    Task<IReadOnlyList<(string Fingerprint, DeviceId Device)>> FindFingerprintsAsync(IReadOnlyCollection<string> fingerprints, CancellationToken cancellation = default);

    /// <summary>The account's epoch; 0 when never raised.</summary>
    Task<long> ReadEpochAsync(UserId user, CancellationToken cancellation = default);

    /// <summary>Raises the epoch so that tickets issued before can no longer read keys; returns the new one.</summary>
    Task<long> RaiseEpochAsync(UserId user, CancellationToken cancellation = default);
}
