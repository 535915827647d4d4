using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Storage;

namespace Kms.Users;

/// <summary>When the failures happened, oldest first.</summary>
internal sealed record ThrottleState(ImmutableArray<DateTimeOffset> Failures) : IPassing
{
    /// <summary>No rule counts a failure for longer.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(2);

    public static ThrottleState None { get; } = new([]);

    [JsonIgnore]
    public DateTimeOffset? OverSince => Failures.IsEmpty ? DateTimeOffset.MinValue : Failures[^1];
}
