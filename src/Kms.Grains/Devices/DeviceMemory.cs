using System.Collections.Immutable;
using Kms.Keys;
using Kms.Storage;

namespace Kms.Devices;

/// <summary>
/// What a device grain remembers. "Unknown" is never remembered, because imports insert devices past the grain; and any failed write
/// empties the memory, because it may have landed all the same.
/// </summary>
internal sealed class DeviceMemory(IDeviceStore store, DeviceId id)
{
    private DeviceState? known;

    public bool IsEmpty => known is null;

    public async ValueTask<DeviceState?> ReadAsync() => known ??= await store.ReadAsync(id);

    /// <summary>Reads from storage, whatever is remembered.</summary>
    public async ValueTask<DeviceState?> RefreshAsync()
    {
        known = null;
        return await ReadAsync();
    }

    public void Forget() => known = null;

    /// <summary>A state read ahead; what is remembered is newer.</summary>
    public void Learn(DeviceState? state) => known ??= state;

    /// <summary>A state without keys served the work that it was read for, and is no answer to anything else.</summary>
    public void ForgetPart()
    {
        if (known is { HasKeys: false }) known = null;
    }

    /// <summary>The store marks revealed keys without a new version; the memory follows.</summary>
    public void Revealed(ImmutableArray<StoredKey> keys, DateTimeOffset now) => known = known is null ? null : known with
    {
        Keys = [.. known.Keys.Select(k => keys.Contains(k) && k.FirstRevealed is null ? k with { FirstRevealed = now } : k)],
    };

    /// <summary>Decides and saves; a lost race reads again and decides once more, which is safe because rules are pure.</summary>
    public async Task<DeviceState> DecideAsync(Func<RefusedException> unknown, Func<DeviceState, ValueTask<DeviceChange?>> rule)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                var device = await ReadAsync() ?? throw unknown();
                if (await rule(device) is not { } change) return device;
                known = null;
                return known = await store.SaveAsync(device, change.Device, change.Effects);
            }
            catch (StaleStateException) when (!again)
            {
                Forget();
            }
            catch (StaleStateException)
            {
                Forget();
                throw Refuse.Conflict();
            }
            catch (StorageUnavailableException)
            {
                Forget();
                throw new RefusedException(Refusal.StorageUnavailable, "The storage does not answer. Try again in a moment.");
            }
        }
    }
}
