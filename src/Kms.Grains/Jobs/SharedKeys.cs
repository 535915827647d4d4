using Kms.Devices;
using Kms.Keys;

namespace Kms.Jobs;

/// <summary>Finds keys that stand on more than one device, in the file and on the estate, by their fingerprints.</summary>
internal sealed class SharedKeys(IDeviceStore store, Func<DeviceId, bool> mayKnow)
{
    private readonly HashSet<(string Fingerprint, DeviceId Device)> told = [];

    /// <summary>Marks the open items; returns devices of the estate that share a key and have not been told of it yet.</summary>
    /// <param name="items">Those at hand.</param>
    /// <param name="before">Those that are being stored meanwhile: they count as the estate.</param>
    public async Task<IReadOnlyList<(string Fingerprint, DeviceId Device)>> MarkAsync(
        IReadOnlyList<ImportItem> items, IReadOnlyList<ImportItem> before)
    {
        var users = items.Where(i => i is { IsOpen: true, Draft: not null })
            .SelectMany(i => i.Draft?.Keys.Select(k => (Fingerprint: Hex(k), Item: i)) ?? []).ToLookup(u => u.Fingerprint, u => u.Item);
        if (users.Count == 0) return [];
        var estate = (await store.FindFingerprintsAsync([.. users.Select(u => u.Key)]))
            .Concat(before.Where(i => !i.IsRefused).SelectMany(KeysOf).Where(k => users.Contains(k.Fingerprint))).ToLookup(f => f.Fingerprint, f => f.Device);
        var tell = new List<(string, DeviceId)>();
        foreach (var group in users)
        {
            var devices = group.Select(i => i.Draft?.Id ?? default).Concat(estate[group.Key]).ToHashSet();
            if (devices.Count < 2) continue;
            foreach (var item in group)
            {
                Mark(item, group.Key);
                // Whether a foreign device has the same key is not told.
                item.ShowsShared |= devices.Any(d => d != item.Draft?.Id && mayKnow(d));
            }
            tell.AddRange(estate[group.Key].Select(device => (group.Key, device)).Where(told.Add));
        }
        return tell;
    }

    private static void Mark(ImportItem item, string fingerprint)
    {
        if (item.Draft is not { } draft) return;
        item.Draft = draft with
        {
            Keys = [.. draft.Keys.Select(k => Hex(k) == fingerprint ? k with { Findings = k.Findings | KeyFinding.Shared } : k)],
        };
    }

    private static IEnumerable<(string Fingerprint, DeviceId Device)> KeysOf(ImportItem item) =>
        item.Draft is { } draft ? draft.Keys.Select(k => (Hex(k), draft.Id)) : [];

    private static string Hex(KeyImport key) => Convert.ToHexStringLower(key.Fingerprint.AsSpan());
}
