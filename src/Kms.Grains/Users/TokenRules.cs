using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Users;

/// <summary>API tokens: named, scoped, for a year at most.</summary>
internal static class TokenRules
{
    private const int Most = 50;

    public static ImmutableArray<Problem> Check(string? name, ImmutableArray<string> scopes, DateTimeOffset? expires, DateTimeOffset now)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.Any(char.IsControl))
            problems.Add(new("name", "name-length", "Give the token a name of 1 to 100 characters.", "100"));
        if (scopes.IsDefaultOrEmpty) problems.Add(new("scopes", "scopes-missing", $"Name at least one scope: {string.Join(", ", Scopes.All)}."));
        else if (scopes.FirstOrDefault(s => !Scopes.All.Contains(s)) is { } unknown)
            problems.Add(new("scopes", "scope-unknown", $"There is no scope '{unknown}'. Scopes are {string.Join(", ", Scopes.All)}."));
        if (expires is { } end && (end <= now || end > now + ApiToken.Longest))
            problems.Add(new("expiresAt", "expiry-range", "A token expires in the future and within a year."));
        return problems.ToImmutable();
    }

    public static TokenView ToView(this ApiToken token) => new(token.Id, token.Name, token.Scopes, token.Created, token.Expires, token.LastUsed);

    public static UserChange AddToken(this UserState user, ApiToken token, Moment moment)
    {
        var live = user.Tokens.RemoveAll(t => !t.IsLive(moment.Now));
        if (live.Length >= Most) throw new RefusedException(Refusal.Invalid, $"An account has at most {Most} tokens. Revoke one first.");
        return new(
            user with { Tokens = live.Add(token) },
            [moment.Fact("token.created", subject: token.Id.Value, details: [("scopes", string.Join(' ', token.Scopes)), ("user", user.Id.Value)])]);
    }

    /// <summary>Null when there is no such token.</summary>
    public static UserChange? RevokeToken(this UserState user, SessionId id, Moment moment) =>
        user.Tokens.Any(t => t.Id == id)
            ? new(user with { Tokens = user.Tokens.RemoveAll(t => t.Id == id) }, [moment.Fact("token.revoked", subject: id.Value)], Shrinks: true)
            : null;
}
