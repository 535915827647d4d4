using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>An API token. Of its secret only the hash is kept.</summary>
internal sealed record ApiToken(
    SessionId Id, string Name, ImmutableArray<byte> SecretHash, ImmutableArray<string> Scopes, DateTimeOffset Created, DateTimeOffset Expires,
    DateTimeOffset? LastUsed)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public bool IsLive(DateTimeOffset now) => now < Expires;
}
