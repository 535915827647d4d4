using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>When the failures happened, oldest first.</summary>
internal sealed record ThrottleState(ImmutableArray<DateTimeOffset> Failures)
{
    public static ThrottleState None { get; } = new([]);
}
