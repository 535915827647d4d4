using Kms.Devices;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Counts who may read the devices of a selection, as far as the actor may see that.</summary>
internal sealed class ReaderTally(Actor actor, DateTimeOffset now)
{
    private readonly Dictionary<Grantee, ReaderRow> readers = [];

    public long Devices { get; private set; }

    public long WithReaders { get; private set; }

    public void Add(IEnumerable<DeviceState> devices)
    {
        foreach (var device in devices)
        {
            if (!Permissions.Allows(DeviceStanding.Of(actor, device, now), Act.SeeRights)) continue;
            Devices++;
            var current = device.Rights.Where(right => right.Until is null || now < right.Until).ToList();
            if (current.Count > 0) WithReaders++;
            foreach (var right in current) Count(right);
        }
    }

    public IEnumerable<ReaderRow> Rows =>
        readers.Values.OrderByDescending(row => row.Devices).ThenBy(row => row.Grantee.Value, StringComparer.Ordinal);

    private void Count(ReadRight right)
    {
        var known = readers.GetValueOrDefault(right.Grantee) ?? new ReaderRow(right.Grantee, "", 0, null);
        var next = known.NextEnd is { } end && (right.Until is null || end < right.Until) ? end : right.Until;
        readers[right.Grantee] = known with { Devices = known.Devices + 1, NextEnd = next };
    }
}
