using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Setup;

/// <summary>Who the first operator is; before that, the hash of the one-time token.</summary>
internal sealed record SetupState(ImmutableArray<byte> TokenHash, UserId? Operator);
