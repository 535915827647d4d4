using System.Threading.Channels;

namespace Kms.Silo.Storage.Writing;

/// <summary>Takes what waits, without waiting for more; what touches a row that the group already touches stays for the next one.</summary>
internal sealed class GroupGatherer(ChannelReader<WriteItem> queue)
{
    private const int MaxUnits = 2_000;

    private readonly Queue<WriteItem> _held = [];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    /// <summary>Null when the queue has been closed and is empty.</summary>
    public async ValueTask<List<WriteItem>?> NextAsync()
    {
        if (_held.Count == 0 && !await queue.WaitToReadAsync()) return null;
        var group = new List<WriteItem>();
        var units = 0;
        _touched.Clear();
        for (var waiting = _held.Count; waiting > 0; waiting--) Take(_held.Dequeue(), group, ref units);
        while (units < MaxUnits && _held.Count < MaxUnits && queue.TryRead(out var item)) Take(item, group, ref units);
        return group;
    }

    private void Take(WriteItem item, List<WriteItem> group, ref int units)
    {
        if (Meets(item.Units))
        {
            _held.Enqueue(item);
            return;
        }
        for (var i = 0; i < item.Units.Count; i++)
            if (item.Units[i].Touches is { } row) _touched.Add(row);
        group.Add(item);
        units += item.Units.Count;
    }

    private bool Meets(IReadOnlyList<WriteUnit> units)
    {
        for (var i = 0; i < units.Count; i++)
            if (units[i].Touches is { } row && _touched.Contains(row)) return true;
        return false;
    }
}
