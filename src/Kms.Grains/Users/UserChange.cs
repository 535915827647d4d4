using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Users;

/// <summary>What a rule decided.</summary>
/// <param name="Next">The next state.</param>
/// <param name="Facts">What happened.</param>
/// <param name="Shrinks">True when rights shrink: the epoch is then raised before the change is written, so that no older ticket reads a key.</param>
internal sealed record UserChange(UserState Next, ImmutableArray<Fact> Facts, bool Shrinks = false);
