using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>What lists and the audit page show of an account.</summary>
internal sealed record UserEntry(
    UserId User, string Email, string? Name, string? Language, bool Active, bool Proven, DateTimeOffset? LastSignIn, ImmutableArray<MemberRoles> Memberships);
