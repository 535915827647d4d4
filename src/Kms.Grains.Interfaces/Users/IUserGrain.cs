using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Users;

/// <summary>One account with its password, memberships, sessions and API tokens; the grain key is the <see cref="UserId"/>.</summary>
[Alias("kms.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>
    /// A ticket for a live session or token; null when the secret is wrong or the session has ended. With <paramref name="touch"/> false
    /// it does not count as a use, so that an open page that only asks whether its session lives does not keep it alive.
    /// </summary>
    [Repeatable, Alias("IssueTicket")] Task<ActorTicket?> IssueTicketAsync(SessionId session, string secret, string? address, bool touch = true);

    /// <summary>The account: the person's own, or one that the actor administers; else null.</summary>
    [Repeatable, Alias("Get")] Task<UserView?> GetAsync(ActorTicket actor);

    /// <summary>Changes name, language and theme of the own account, or name and language of one whose memberships are all the administrator's own.</summary>
    [Alias("SetProfile")] Task<UserView> SetProfileAsync(ActorTicket actor, UserProfile profile);

    /// <summary>Changes the own password; all other sessions end. Refuses <see cref="Refusal.PasswordRules"/> with each broken rule.</summary>
    [Alias("ChangePassword")] Task ChangePasswordAsync(ActorTicket actor, string current, string next);

    /// <summary>The live sessions.</summary>
    [Repeatable, Alias("GetSessions")] Task<ImmutableArray<SessionView>> GetSessionsAsync(ActorTicket actor);

    /// <summary>Ends one session (null: all but this one).</summary>
    [Alias("EndSession")] Task EndSessionAsync(ActorTicket actor, SessionId? session);

    /// <summary>Makes an API token; its secret is in the answer and nowhere else.</summary>
    [Alias("CreateToken")] Task<NewToken> CreateTokenAsync(ActorTicket actor, string name, ImmutableArray<string> scopes, DateTimeOffset? expires);

    /// <summary>The API tokens, without secrets.</summary>
    [Repeatable, Alias("GetTokens")] Task<ImmutableArray<TokenView>> GetTokensAsync(ActorTicket actor);

    /// <summary>Ends an API token.</summary>
    [Alias("RevokeToken")] Task RevokeTokenAsync(ActorTicket actor, SessionId token);

    /// <summary>
    /// Starts a password change: mails a reset link, or with <paramref name="oneTimePassword"/> returns a random password to hand over
    /// that must be changed at the first sign-in. An administrator may only where all memberships are the administrator's own.
    /// </summary>
    [Alias("StartReset")] Task<string?> StartResetAsync(ActorTicket actor, bool oneTimePassword);

    /// <summary>Deactivates or reactivates the account; deactivating ends its sessions at once.</summary>
    [Alias("SetActive")] Task SetActiveAsync(ActorTicket actor, bool active);
}
