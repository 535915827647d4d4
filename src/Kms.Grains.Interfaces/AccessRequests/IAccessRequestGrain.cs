using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>One request for super-user access (K2); the grain key is its id.</summary>
[Alias("kms.IAccessRequestGrain")]
public interface IAccessRequestGrain : IGrainWithStringKey
{
    /// <summary>Asks. Refuses <see cref="Refusal.AlreadyExists"/> while the person has an open request.</summary>
    [Alias("Submit")] Task<AccessRequestRow> SubmitAsync(ActorTicket actor, AccessRequestDraft draft);

    /// <summary>The request as the operator or the asking person sees it; else null.</summary>
    [Repeatable, Alias("Get")] Task<AccessRequestRow?> GetAsync(ActorTicket actor);

    /// <summary>
    /// Approves (operator). Into an organisation that has an administrator it then waits for that administrator.
    /// Devices delivered under the organisation's own customer number are allocated to it once the person is a member.
    /// </summary>
    [Alias("Approve")] Task<AccessRequestRow> ApproveAsync(ActorTicket actor, AccessRequestApproval approval);

    /// <summary>Declines with a reason, which is mailed.</summary>
    [Alias("Decline")] Task<AccessRequestRow> DeclineAsync(ActorTicket actor, string reason);
}
