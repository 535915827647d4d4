using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Kms.Users;

/// <summary>A live session or token that was presented with its secret.</summary>
internal sealed record Pass(SessionId Id, ImmutableArray<string> Scopes, string? Address)
{
    /// <summary>Null when the account is inactive, the session has ended or the secret is wrong.</summary>
    public static Pass? Of(UserState user, SessionId id, ImmutableArray<byte> secretHash, DateTimeOffset now)
    {
        if (!user.Active) return null;
        if (user.Sessions.FirstOrDefault(s => s.Id == id) is { } session)
            return session.IsLive(now) && Same(session.SecretHash, secretHash) ? new(id, [], session.Address) : null;
        return user.Tokens.FirstOrDefault(t => t.Id == id) is { } token && token.IsLive(now) && Same(token.SecretHash, secretHash)
            ? new(id, token.Scopes, null)
            : null;
    }

    private static bool Same(ImmutableArray<byte> kept, ImmutableArray<byte> given) =>
        CryptographicOperations.FixedTimeEquals(kept.AsSpan(), given.AsSpan());
}
