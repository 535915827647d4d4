using System.Collections.Immutable;

namespace Kms.Silo.Storage.Writing;

/// <summary>New items, changed ones, and those that went away.</summary>
internal sealed record ListDiff<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Changed, IReadOnlyList<T> Removed)
{
    public static ListDiff<T> None { get; } = new([], [], []);
}

internal static class ListDiff
{
    public static ListDiff<T> OfNew<T>(ImmutableArray<T> items) => items.IsEmpty ? ListDiff<T>.None : new(items, [], []);

    public static ListDiff<T> Of<T, TKey>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, TKey> key, Func<T, T, bool> same)
        where T : class
        where TKey : notnull
    {
        if (before == after) return ListDiff<T>.None;
        var start = 0;
        while (start < before.Length && start < after.Length && ReferenceEquals(before[start], after[start])) start++;
        if (start == before.Length) return new([.. after.AsSpan()[start..]], [], []);
        var old = before.AsSpan()[start..].ToArray().ToDictionary(key);
        var (added, changed) = (new List<T>(), new List<T>());
        foreach (var item in after.AsSpan()[start..])
        {
            if (!old.Remove(key(item), out var was)) added.Add(item);
            else if (!same(was, item)) changed.Add(item);
        }
        return new(added, changed, [.. old.Values]);
    }
}
