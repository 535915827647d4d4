using Kms.Audit;

namespace Kms.Users;

/// <summary>Sessions: opened at sign-in, ended by time, by the person or by losing the account.</summary>
internal static class SessionRules
{
    private const int Most = 50;

    public static UserChange OpenSession(this UserState user, Session session, Moment moment)
    {
        var live = user.Sessions.Where(s => s.IsLive(moment.Now)).OrderByDescending(s => s.LastUsed).Take(Most - 1);
        return new(
            user with { Sessions = [.. live, session], Tokens = user.Tokens.RemoveAll(t => !t.IsLive(moment.Now)), LastSignIn = moment.Now },
            [moment.Fact("session.started", subject: session.Id.Value, details: [("for", session.ForApi ? "api" : "browser"), .. Proof(session)])]);
    }

    private static (string, string)[] Proof(Session session) => session.Certificate is { } serial ? [("serial", serial)] : [];

    /// <summary>Ends those that a certificate opened; null when there is none.</summary>
    public static UserChange? EndSessionsOf(this UserState user, string serial, Moment moment)
    {
        var ended = user.Sessions.RemoveAll(s => s.Certificate != serial);
        return ended.IsEmpty
            ? null
            : new(
                user with { Sessions = user.Sessions.RemoveAll(s => s.Certificate == serial) },
                [.. ended.Select(s => moment.Fact("session.ended", subject: s.Id.Value))], Shrinks: true);
    }

    /// <summary>Null when there is no such session.</summary>
    public static UserChange? EndSession(this UserState user, SessionId id, Moment moment) =>
        user.Sessions.Any(s => s.Id == id)
            ? new(
                user with { Sessions = user.Sessions.RemoveAll(s => s.Id == id) },
                [moment.Fact("session.ended", subject: id.Value)], Shrinks: true)
            : null;

    /// <summary>Ends all but one (null: all); null when there is none to end.</summary>
    public static UserChange? EndOtherSessions(this UserState user, SessionId? keep, Moment moment)
    {
        var ended = user.Sessions.RemoveAll(s => s.Id == keep);
        return ended.IsEmpty
            ? null
            : new(
                user with { Sessions = user.Sessions.RemoveAll(s => s.Id != keep) },
                [.. ended.Select(s => moment.Fact("session.ended", subject: s.Id.Value))], Shrinks: true);
    }

    /// <summary>Ends every session and revokes every token: whoever had the account has nothing left to come back with.</summary>
    public static UserChange EndAccess(this UserState user, Moment moment)
    {
        var ended = user.EndOtherSessions(null, moment);
        var revoked = user.Tokens.Where(t => t.IsLive(moment.Now)).Select(t => moment.Fact("token.revoked", subject: t.Id.Value));
        return new((ended?.Next ?? user) with { Tokens = [] }, [.. ended?.Facts ?? [], .. revoked], Shrinks: true);
    }

    /// <summary>Without sessions and tokens that had expired by then.</summary>
    public static UserState WithoutExpired(this UserState user, DateTimeOffset by) => user with
    {
        Sessions = user.Sessions.RemoveAll(s => s.Expires <= by),
        Tokens = user.Tokens.RemoveAll(t => t.Expires <= by),
    };

    /// <summary>When the session or token was last used; null when never.</summary>
    public static DateTimeOffset? LastUse(this UserState user, SessionId id) =>
        user.Sessions.FirstOrDefault(s => s.Id == id)?.LastUsed ?? user.Tokens.FirstOrDefault(t => t.Id == id)?.LastUsed;

    /// <summary>With the uses of sessions that are not written yet.</summary>
    public static UserState WithUses(this UserState user, IReadOnlyDictionary<SessionId, DateTimeOffset> uses) => user with
    {
        Sessions = [.. user.Sessions.Select(s => uses.TryGetValue(s.Id, out var used) ? s with { LastUsed = used } : s)],
    };

    /// <summary>Remembers that the session or token was used.</summary>
    public static UserState Touch(this UserState user, SessionId id, DateTimeOffset now) => user with
    {
        Sessions = [.. user.Sessions.Select(s => s.Id == id ? s with { LastUsed = now } : s)],
        Tokens = [.. user.Tokens.Select(t => t.Id == id ? t with { LastUsed = now } : t)],
    };
}
