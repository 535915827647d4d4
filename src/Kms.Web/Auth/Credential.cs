using System.Diagnostics.CodeAnalysis;
using Kms.Users;

namespace Kms.Web.Auth;

/// <summary>What a session cookie or bearer token says: <c>kms_{user}_{session}_{secret}_{check}</c>. Only grains can tell whether it is true.</summary>
internal sealed record Credential(UserId User, SessionId Session, string Secret, string Check)
{
    private const int IdLength = 32;
    private const int SecretLength = 64;
    private const int CheckLength = 16;

    public static bool TryParse(string? text, [NotNullWhen(true)] out Credential? credential)
    {
        credential = null;
        var parts = text?.Split('_', 6);
        if (parts is not ["kms", var user, var session, var secret, var check]) return false;
        if (!IsHex(user, IdLength) || !IsHex(session, IdLength) || !IsHex(secret, SecretLength) || !IsHex(check, CheckLength)) return false;
        credential = new Credential(new UserId(user), new SessionId(session), secret, check);
        return true;
    }

    /// <summary>As it was presented.</summary>
    public string Token => $"kms_{User}_{Session}_{Secret}_{Check}";

    public override string ToString() => $"Credential({User}, {Session})";

    private static bool IsHex(string text, int length) => text.Length == length && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;
}
