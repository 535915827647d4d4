namespace Kms.Users;

/// <summary>The door for whoever presents a session cookie or a bearer token. Stateless.</summary>
[Alias("kms.ITicketsGrain")]
public interface ITicketsGrain : IGrainWithStringKey
{
    /// <summary>
    /// A ticket for a live session or token. Null when this service never made such a text, which one hash tells without waking the account,
    /// and when the secret is wrong or the session has ended.
    /// </summary>
    [Repeatable, Alias("Issue")] Task<ActorTicket?> IssueAsync(string token, string? address);
}
