using System.Collections.Immutable;
using Kms.Audit;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>The life of an invitation (I1). Each sending makes a fresh link and kills the one before it.</summary>
internal static class InvitationRules
{
    private const int LongestMessage = 1000;

    /// <summary>The draft as it is kept; refuses <see cref="Refusal.Invalid"/>.</summary>
    public static InvitationDraft Checked(this InvitationDraft draft)
    {
        if (draft.Organisation is not null) draft.Roles.DemandKnown();
        else if (draft.Roles != Roles.None)
            throw new RefusedException(Refusal.Invalid, "Roles need an organisation.", [new("roles", "roles-without-organisation", "Name the organisation too.")]);
        return draft with
        {
            Name = Text.Name(draft.Name),
            Language = Text.Language(draft.Language),
            Message = Text.Clean(draft.Message, LongestMessage),
        };
    }

    public static InvitationChange Draft(InvitationId id, InvitationDraft draft, string? organisationName, Inviter by, Moment moment)
    {
        var made = new InvitationDocument { Id = id, Draft = draft, OrganisationName = organisationName, By = by, Created = moment.Now };
        return new(made, [made.Fact("invitation.created", moment)]);
    }

    public static InvitationChange Edit(this InvitationDocument invitation, InvitationDraft draft, string? organisationName, Inviter by, Moment moment)
    {
        invitation.DemandOpen();
        var edited = invitation with
        {
            Draft = draft, OrganisationName = organisationName, By = by, State = InvitationState.Draft, SecretHash = [], Expires = null,
        };
        return new(edited, [edited.Fact("invitation.changed", moment)]);
    }

    public static InvitationChange Send(this InvitationDocument invitation, ImmutableArray<byte> secretHash, Moment moment)
    {
        invitation.DemandOpen();
        var sent = invitation with
        {
            State = InvitationState.Sent, SecretHash = secretHash, Sent = moment.Now, Expires = moment.Now + InvitationDocument.Life,
        };
        return new(sent, [sent.Fact("invitation.sent", moment)]);
    }

    public static InvitationChange Revoke(this InvitationDocument invitation, Moment moment)
    {
        invitation.DemandOpen();
        var revoked = invitation with { State = InvitationState.Revoked, SecretHash = [], Ended = moment.Now };
        return new(revoked, [revoked.Fact("invitation.revoked", moment)]);
    }

    public static InvitationChange Accept(this InvitationDocument invitation, UserId user, Moment moment)
    {
        var accepted = invitation with { State = InvitationState.Accepted, SecretHash = [], AcceptedBy = user, Ended = moment.Now };
        return new(accepted, [accepted.Fact("invitation.accepted", moment)]);
    }

    private static void DemandOpen(this InvitationDocument invitation)
    {
        if (invitation.State is InvitationState.Accepted or InvitationState.Revoked)
            throw new RefusedException(Refusal.AlreadyDecided, "This invitation was accepted or taken back. Make a new one.");
    }

    private static Fact Fact(this InvitationDocument invitation, string kind, Moment moment) => moment.Fact(
        kind, invitation.Draft.Organisation, invitation.Id.Value, ("roles", MembershipRules.Text(invitation.Draft.Roles)));
}
