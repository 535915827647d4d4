using System.Diagnostics.CodeAnalysis;
using Kms.Users;

namespace Kms.Web.Auth;

/// <summary>What a session cookie or bearer token says: <c>kms_{user}_{session}_{secret}</c>. Only the user's grain can tell whether it is true.</summary>
internal sealed record Credential(UserId User, SessionId Session, string Secret)
{
    private const int MaxSecret = 128;

    public static bool TryParse(string? text, [NotNullWhen(true)] out Credential? credential)
    {
        credential = null;
        var parts = text?.Split('_', 4);
        if (parts is not ["kms", var user, var session, { Length: > 0 and <= MaxSecret } secret]) return false;
        if (!IsId(user) || !IsId(session)) return false;
        credential = new Credential(new UserId(user), new SessionId(session), secret);
        return true;
    }

    public override string ToString() => $"Credential({User}, {Session})";

    private static bool IsId(string text) => text.Length == 32 && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;
}
