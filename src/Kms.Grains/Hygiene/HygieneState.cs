using System.Collections.Immutable;

namespace Kms.Hygiene;

/// <summary>The last report and what was accepted of it.</summary>
internal sealed record HygieneState
{
    public static HygieneState Empty { get; } = new();

    public DateTimeOffset? At { get; init; }
    public long Devices { get; init; }
    public long Keys { get; init; }
    public long Flawed { get; init; }
    public ImmutableArray<FindingCount> Findings { get; init; } = [];
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];
}
