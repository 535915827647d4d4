using Kms.Organisations;

namespace Kms.Web.Api;

/// <summary>An invitation when the person has no account yet; an approval when an administrator must confirm first.</summary>
internal sealed record MemberChanged(string? InvitationId, string? ApprovalId)
{
    public static MemberChanged Of(OrganisationId organisation, MemberChange change) =>
        new(change.Invitation?.Value, change.Approval is { } approval ? ApprovalAnswer.IdOf(organisation, approval) : null);
}
