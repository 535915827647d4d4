using System.Collections.Immutable;

namespace Kms.Web.Components.Search;

/// <summary>Hits of one kind.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Hits">The first ones.</param>
/// <param name="More">The list of all; null when these are all.</param>
public sealed record SearchGroup(string Name, ImmutableArray<SearchHit> Hits, string? More);
