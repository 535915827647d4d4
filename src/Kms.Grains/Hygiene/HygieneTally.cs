using Kms.Keys;

namespace Kms.Hygiene;

/// <summary>Counts part by part; as small at the end as at the beginning.</summary>
internal sealed class HygieneTally
{
    private static readonly KeyFinding[] s_each = [.. Enum.GetValues<KeyFinding>().Where(f => f != KeyFinding.None)];
    private readonly Dictionary<KeyFinding, (long Devices, long Keys)> counts = [];
    private long keys;
    private long flawed;

    public long Devices { get; private set; }

    public void Add(ExaminedPart part)
    {
        Devices += part.Devices;
        keys += part.Keys;
        foreach (var device in part.Suspects.GroupBy(s => s.Device))
        {
            flawed++;
            Count(device.Aggregate(KeyFinding.None, (all, s) => all | s.Known | s.Found), devices: 1, keys: 0);
            foreach (var key in device) Count(key.Known | key.Found, devices: 0, keys: 1);
        }
    }

    public HygieneSum Sum(DateTimeOffset at) => new(at, Devices, keys, flawed, [.. counts.Select(c => new FindingCount(c.Key, c.Value.Devices, c.Value.Keys))]);

    private void Count(KeyFinding findings, int devices, int keys)
    {
        foreach (var finding in s_each)
        {
            if (!findings.HasFlag(finding)) continue;
            var before = counts.GetValueOrDefault(finding);
            counts[finding] = (before.Devices + devices, before.Keys + keys);
        }
    }
}
