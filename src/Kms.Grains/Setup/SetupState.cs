using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Setup;

/// <summary>Who the first operator is; before that, the hash of the one-time token.</summary>
/// <param name="TokenHash">Of the token.</param>
/// <param name="Operator">The first operator.</param>
/// <param name="Seed">The token derives from it and a key that is not in the database.</param>
internal sealed record SetupState(ImmutableArray<byte> TokenHash, UserId? Operator, string? Seed = null);
