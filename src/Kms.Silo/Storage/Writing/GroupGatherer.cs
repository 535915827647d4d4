using System.Threading.Channels;

namespace Kms.Silo.Storage.Writing;

/// <summary>
/// Takes what waits; what touches a row that the group already touches stays for the next one. Only bulk work is waited for, a moment:
/// it comes in waves, and a commit for the first few of a wave costs the others more than they gain.
/// </summary>
/// <param name="queue">What waits.</param>
/// <param name="pause">A millisecond, as a rule.</param>
internal sealed class GroupGatherer(ChannelReader<WriteItem> queue, Func<Task>? pause = null)
{
    private const int MaxUnits = 2_000;
    private const int Wave = 200;
    private const int Looks = 4;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);

    private readonly Queue<WriteItem> _held = [];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Null when the queue has been closed and is empty.</summary>
    public async ValueTask<List<WriteItem>?> NextAsync()
    {
        if (_held.Count == 0 && !await queue.WaitToReadAsync()) return null;
        if (_last >= Wave) await WaveAsync();
        var group = new List<WriteItem>();
        var units = 0;
        _touched.Clear();
        for (var waiting = _held.Count; waiting > 0; waiting--) Take(_held.Dequeue(), group, ref units);
        while (units < MaxUnits && _held.Count < MaxUnits && queue.TryRead(out var item)) Take(item, group, ref units);
        _last = group.Count;
        return group;
    }

    // Over when half a wave is there, or when nothing more comes.
    private async Task WaveAsync()
    {
        for (var (look, before) = (0, -1); look < Looks && queue.Count is var waiting && waiting > before && waiting < _last / 2; look++)
        {
            before = waiting;
            await (pause is null ? Task.Delay(s_look) : pause());
        }
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
