using Kms.AccessRequests;
using Kms.Batches;
using Kms.Devices;
using Kms.Invitations;
using Kms.Jobs;
using Kms.Mail;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Listing;

/// <summary>Lists of everything but devices, as far as the actor may see. Stateless; keyset pages, newest or by name.</summary>
[Alias("kms.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Organisations: all for the operator, the own ones for others.</summary>
    [Repeatable, Alias("Organisations")] Task<Page<OrganisationRow>> OrganisationsAsync(ActorTicket actor, string? search, PageRequest page);

    /// <summary>Members of an organisation, or (null) of all the actor administers.</summary>
    [Repeatable, Alias("Members")] Task<Page<MemberRow>> MembersAsync(ActorTicket actor, OrganisationId? organisation, string? search, PageRequest page);

    /// <summary>Invitations of an organisation, or of all the actor administers; a search text is how the address or a word of the name begins.</summary>
    [Repeatable, Alias("Invitations")] Task<Page<InvitationRow>> InvitationsAsync(
        ActorTicket actor, OrganisationId? organisation, InvitationState? state, PageRequest page, string? search = null);

    /// <summary>Access requests: the queue for the operator, the own ones for others.</summary>
    [Repeatable, Alias("AccessRequests")] Task<Page<AccessRequestRow>> AccessRequestsAsync(ActorTicket actor, DecisionState? state, PageRequest page);

    /// <summary>
    /// Batch references of an organisation, or of all the actor's; those that let it claim without codes, or mere lists, when
    /// <paramref name="allocates"/> says so.
    /// </summary>
    [Repeatable, Alias("Batches")] Task<Page<BatchRow>> BatchesAsync(
        ActorTicket actor, OrganisationId? organisation, string? search, PageRequest page, bool? allocates);

    /// <summary>The actor's jobs, newest first; only those in a state when one is named.</summary>
    [Repeatable, Alias("Jobs")] Task<Page<JobView>> JobsAsync(ActorTicket actor, PageRequest page, JobState? state = null);

    /// <summary>Claim requests that the actor may answer or has made.</summary>
    [Repeatable, Alias("ClaimRequests")] Task<Page<ClaimRequestRow>> ClaimRequestsAsync(ActorTicket actor, DecisionState? state, PageRequest page);

    /// <summary>Transfers from or to the actor's organisations.</summary>
    [Repeatable, Alias("Transfers")] Task<Page<TransferView>> TransfersAsync(ActorTicket actor, DecisionState? state, PageRequest page);

    /// <summary>Memberships that wait for the actor's confirmation.</summary>
    [Repeatable, Alias("Approvals")] Task<Page<ApprovalRow>> ApprovalsAsync(ActorTicket actor, DecisionState? state, PageRequest page);

    /// <summary>Mails: all for the operator, those of the own organisation for an administrator; links left out.</summary>
    [Repeatable, Alias("Mails")] Task<Page<MailRow>> MailsAsync(ActorTicket actor, MailState? state, PageRequest page);

    /// <summary>
    /// A mail of the log as it is made from the present template, its link left out. Refuses <see cref="Refusal.NotFound"/> what the actor's log
    /// does not show.
    /// </summary>
    [Repeatable, Alias("PreviewMail")] Task<MailPreview> PreviewMailAsync(ActorTicket actor, string mail);

    /// <summary>Sends a failed mail again.</summary>
    [Alias("RetryMail")] Task RetryMailAsync(ActorTicket actor, string mail);
}
