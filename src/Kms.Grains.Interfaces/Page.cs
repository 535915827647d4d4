using System.Collections.Immutable;

namespace Kms;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Total">How many there are in all, exact up to 10,000.</param>
/// <param name="TotalIsExact">False when there are more than <paramref name="Total"/>.</param>
[GenerateSerializer, Immutable, Alias("kms.Page`1")]
public sealed record Page<T>(ImmutableArray<T> Items, string? Next, long Total, bool TotalIsExact)
{
    /// <summary>A page with nothing on it.</summary>
    public static Page<T> Empty { get; } = new([], null, 0, true);
}
