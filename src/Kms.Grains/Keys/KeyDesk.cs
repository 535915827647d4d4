using System.Collections.Immutable;
using Kms.Devices;
using Kms.Exposures;
using Kms.Storage;

namespace Kms.Keys;

/// <summary>Lets keys out: first the audit entry is durable, under the rights that hold at that moment, then the keys are unwrapped.</summary>
internal sealed class KeyDesk(IDeviceStore store, IKeyVault vault, TimeProvider clock)
{
    private const int Attempts = 4;

    // What was taken away opens nothing a second later, also where the process stood still between the entry and the answer.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Null when the device is unknown or not the actor's.</summary>
    public async Task<KeyRelease?> ReleaseAsync(DeviceMemory memory, KeyPurpose? purpose, string? reason, KeyRoute route, Occasion occasion)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await memory.ReadAsync() is not { } device) return null;
            if (!Judge(device, occasion)) return null;
            var keys = device.KeysToLeave(purpose);
            if (keys.IsEmpty) return new KeyRelease([]);
            var since = clock.GetTimestamp();
            if (await RecordAsync(device.Record(keys, route, reason, occasion)) && await HoldsAsync(device, occasion, since))
            {
                memory.Revealed(keys, occasion.Now);
                return new KeyRelease([.. keys.Select(key => Open(device.Id, key))]);
            }
            // Device or account changed since we looked: look again, with what holds now.
            memory.Forget();
            await DemandEpochAsync(occasion);
        }
        throw Refuse.Conflict();
    }

    public ReleasedKey Open(DeviceId device, StoredKey key) => new(
        key.Purpose, key.Version, key.Algorithm, key.State, vault.Unwrap(device, key.Purpose, key.Version, key.Wrapped
            ?? throw new InvalidOperationException("A destroyed key has no value.")));

    /// <summary>Writes many audit entries at once; tells for each whether its keys may leave.</summary>
    public async Task<IReadOnlyList<bool>> RecordAsync(IReadOnlyList<KeyReadRecord> reads)
    {
        try
        {
            return await store.RecordReadsAsync(reads);
        }
        catch (StorageUnavailableException)
        {
            throw new RefusedException(Refusal.AuditUnavailable, "No audit entry can be written, so no key leaves. Try again in a moment.");
        }
    }

    private async Task<bool> RecordAsync(KeyReadRecord read) => (await RecordAsync([read]))[0];

    private async Task<bool> HoldsAsync(DeviceState device, Occasion occasion, long since)
    {
        for (var attempt = 0; clock.GetElapsedTime(since) > Fresh; attempt++)
        {
            if (attempt == Attempts) return false;
            since = clock.GetTimestamp();
            if ((await store.ReadAsync(device.Id))?.Version != device.Version) return false;
            await DemandEpochAsync(occasion);
            if (!Judge(device, occasion with { Now = clock.GetUtcNow() })) return false;
        }
        return true;
    }

    private static bool Judge(DeviceState device, Occasion occasion) => device.MayRead(occasion.Actor, occasion.Now) switch
    {
        KeyVerdict.NotAvailable => false,
        KeyVerdict.Unclaimed => throw Refuse.Unclaimed(),
        KeyVerdict.Forbidden => throw Refuse.Forbidden(),
        _ => true,
    };

    private async Task DemandEpochAsync(Occasion occasion)
    {
        if (await store.ReadEpochAsync(occasion.Actor.User) != occasion.Actor.Epoch)
            throw new RefusedException(Refusal.SessionEnded, "Your rights have changed. Try again.");
    }
}
