using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Keys that left the service at one moment.</summary>
/// <param name="At">UTC.</param>
/// <param name="Person">Who got them.</param>
/// <param name="PersonName">The name or address, unless erased.</param>
/// <param name="Route">How.</param>
/// <param name="Keys">Which, as <c>purpose/version</c>.</param>
/// <param name="Reason">What the person gave as the reason.</param>
[GenerateSerializer, Immutable, Alias("kms.LedgerEntry")]
public sealed record LedgerEntry(
    DateTimeOffset At, UserId? Person, string? PersonName, KeyRoute Route, ImmutableArray<string> Keys, string? Reason);
