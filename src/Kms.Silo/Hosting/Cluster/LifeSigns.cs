using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// Whose sign of life in the database stands still. Only that it changes counts, and only this machine's clock: those of the others may be wrong.
/// </summary>
internal sealed class LifeSigns(TimeProvider clock, TimeSpan patience)
{
    private readonly Dictionary<SiloAddress, (DateTime Sign, long Seen)> _last = [];

    /// <summary>Those that gave no new sign since they were first looked at, or since their last one, for longer than the patience.</summary>
    public IReadOnlyList<SiloAddress> FindStill(IEnumerable<(SiloAddress Silo, DateTime Sign)> signs)
    {
        var now = clock.GetTimestamp();
        var still = new List<SiloAddress>();
        foreach (var (silo, sign) in signs)
        {
            if (!_last.TryGetValue(silo, out var last) || last.Sign != sign) _last[silo] = (sign, now);
            else if (clock.GetElapsedTime(last.Seen, now) > patience) still.Add(silo);
        }
        return still;
    }

    /// <summary>Nothing was seen for a while: what stood still meanwhile says nothing.</summary>
    public void Forget() => _last.Clear();
}
