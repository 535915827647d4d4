using System.Collections.Immutable;

namespace Kms.Web.Components.Grid;

/// <summary>Marked rows: some by key, or everything that matches the filter but a few.</summary>
public sealed record GridSelection(ImmutableHashSet<string> Keys, bool All, ImmutableHashSet<string> Except)
{
    public static GridSelection None { get; } = new([], false, []);

    public static GridSelection AllMatching { get; } = new([], true, []);

    public bool IsEmpty => !All && Keys.IsEmpty;

    public bool Has(string key) => All ? !Except.Contains(key) : Keys.Contains(key);

    public long Count(long matching) => All ? Math.Max(0, matching - Except.Count) : Keys.Count;

    public GridSelection Set(IEnumerable<string> keys, bool on) => (All, on) switch
    {
        (true, true) => this with { Except = Except.Except(keys) },
        (true, false) => this with { Except = Except.Union(keys) },
        (false, true) => this with { Keys = Keys.Union(keys) },
        (false, false) => this with { Keys = Keys.Except(keys) },
    };
}
