using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>Fresh tickets for work that outlives the one it was ordered with; the grain key is the <see cref="UserId"/>. Never for the web tier.</summary>
[Alias("kms.IUserTickets")]
internal interface IUserTickets : IGrainWithStringKey
{
    /// <summary>
    /// A ticket with the account's present memberships and epoch and the given scopes, also after the session has ended;
    /// null once the account is deactivated.
    /// </summary>
    [Alias("IssueForJob")] Task<ActorTicket?> IssueForJobAsync(SessionId session, ImmutableArray<string> scopes, string? address);
}
