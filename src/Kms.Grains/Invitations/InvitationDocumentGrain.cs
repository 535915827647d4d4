using System.Collections.Immutable;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Invitations;

/// <summary>An invitation's document: who may touch it, and how it is written and sent.</summary>
internal abstract class InvitationDocumentGrain(
    IPersistentState<DocumentState<InvitationDocument>> document, IEffectStore effects, AccountServices services, IListStore lists)
    : DocumentGrain<InvitationDocument>(document, effects)
{
    protected AccountServices Services { get; } = services;

    protected InvitationId Id => new(this.GetPrimaryKeyString());

    // Whoever sends it answers for it, also when somebody else wrote it.
    protected Task SendAsync(InvitationDocument invitation, Inviter by)
    {
        var secret = Secrets.New();
        var change = (invitation with { By = by }).Send(Services.Secrets.Hash(Secrets.Link, secret), Services.Moment(by.User));
        return ApplyAsync(change, Letter(change.Next, secret, change.Next.Expires));
    }

    protected OutgoingMail Letter(InvitationDocument invitation, string secret, DateTimeOffset? expires) => Services.Letters.Write(
        Secrets.NewId(), invitation.Draft.Email, MailKinds.Invitation, invitation.Draft.Language, invitation.Draft.Organisation,
        $"/invitation?token={new LinkToken(Id.Value, secret).Text}", ("name", invitation.Draft.Name),
        ("organisation", invitation.OrganisationName), ("inviter", invitation.By.Name), ("message", invitation.Draft.Message),
        ("expires", expires is { } end ? Letters.Time(end) : null),
        (MailAttachment.Field, invitation.Draft.AttachDocument ? Letters.Language(invitation.Draft.Language) : null));

    protected Task ApplyAsync(InvitationChange change, params ImmutableArray<OutgoingMail> mails) =>
        SaveAsync(change.Next, version => new Effects(change.Facts, mails, [InvitationEntries.Of(change.Next, version)]));

    protected override Task LeaveAsync() => lists.RemoveAsync(ListKinds.Invitation, Id.Value);

    protected Actor Demand(ActorTicket ticket, OrganisationId? organisation)
    {
        var actor = Services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        if (organisation is { } id) return actor.Demand(Act.ManageInvitations, id);
        return actor.IsOperator ? actor : throw new RefusedException(Refusal.Forbidden, "Name the organisation to invite to.");
    }

    protected (InvitationDocument Invitation, Actor Who) Present(ActorTicket ticket)
    {
        var who = Services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        return State is { } invitation && MaySee(who, invitation) ? (invitation, who) : throw new RefusedException(Refusal.NotFound);
    }

    protected static bool MaySee(Actor who, InvitationDocument invitation) =>
        who.IsOperator || who.Has(invitation.Draft.Organisation, Roles.Administrator);

    protected static Inviter InviterOf(Actor who, InvitationDraft draft) => new(who.User, who.Name, who.IsOnlyOperatorIn(draft.Organisation));

    protected InvitationRow Row() => State!.ToRow().At(Services.Now); // asked for after a write or a check

    protected async Task<string?> FindNameAsync(InvitationDraft draft)
    {
        if (draft.Organisation is not { } id) return null;
        var organisation = await GrainFactory.GetGrain<IOrganisationMembers>(id.Value).DescribeAsync(Roles.None);
        return organisation?.Name ?? throw new RefusedException(Refusal.NotFound, "No organisation has this identifier.");
    }
}
