using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Invitations;

internal sealed class InvitationGrain(
    [PersistentState("invitation", "directory")] IPersistentState<DocumentState<InvitationDocument>> document, IEffectStore effects,
    AccountServices services, IListStore lists, IMailRenderer renderer)
    : InvitationDocumentGrain(document, effects, services, lists), IInvitationGrain, IInvitationLink
{
    public async Task<InvitationRow> CreateAsync(ActorTicket actor, InvitationDraft draft)
    {
        var who = Demand(actor, draft.Organisation);
        if (State is not null) throw new RefusedException(Refusal.AlreadyExists);
        await ApplyAsync(InvitationRules.Draft(Id, draft.Checked(), await FindNameAsync(draft), InviterOf(who, draft), Services.Moment(who.User)));
        return Row();
    }

    public async Task<InvitationRow> UpdateAsync(ActorTicket actor, InvitationDraft draft)
    {
        var (_, who) = Present(actor);
        Demand(actor, draft.Organisation);
        var name = await FindNameAsync(draft);
        await ApplyAsync(Present(actor).Invitation.Edit(draft.Checked(), name, InviterOf(who, draft), Services.Moment(who.User)));
        return Row();
    }

    public Task<InvitationRow?> GetAsync(ActorTicket actor)
    {
        var who = Services.Tickets.Verify(actor).Demand(Scopes.Admin);
        return Task.FromResult(State is { } invitation && MaySee(who, invitation) ? Row() : null);
    }

    public async Task<MailPreview> PreviewAsync(ActorTicket actor)
    {
        var (invitation, _) = Present(actor);
        var letter = Letter(invitation, Secrets.New(), Services.Now + InvitationDocument.Life);
        return renderer.Render(letter, withLink: false, await GrainFactory.FindTemplateAsync(letter));
    }

    public async Task<InvitationRow> SendAsync(ActorTicket actor)
    {
        var (invitation, who) = Present(actor);
        await SendAsync(invitation, InviterOf(who, invitation.Draft));
        return Row();
    }

    public async Task RevokeAsync(ActorTicket actor)
    {
        var (invitation, who) = Present(actor);
        await ApplyAsync(invitation.Revoke(Services.Moment(who.User)));
    }

    public async Task<UserId> AcceptAsync(ActivationOrder order)
    {
        var invitation = await DemandAsync(LinkToken.Demand(order.Token));
        Services.Passwords.DemandRules(order.Password, order.Name ?? invitation.Draft.Name, invitation.Draft.Email);
        // Derived from the invitation, so that opening the account and joining are safe to repeat until the link is marked as used.
        var user = new UserId(Services.Moment(null, Id.Value).Derive("account", invitation.Draft.Email.Value));
        var account = new NewAccount(
            invitation.Draft.Email, Proven: true, order.Name ?? invitation.Draft.Name, order.Password,
            order.Language ?? invitation.Draft.Language, order.TermsVersion, IsOperator: false);
        if (!await GrainFactory.OpenAccountAsync(user, account, Services.Passwords))
            throw new RefusedException(Refusal.AlreadyExists, "This address has an account. Sign in to accept the invitation.");
        await JoinAsync(invitation, user);
        return user;
    }

    public async Task AcceptSignedInAsync(ActorTicket actor, string token)
    {
        var who = Services.Tickets.Verify(actor);
        if (!who.Scopes.IsEmpty) throw new RefusedException(Refusal.ScopeMissing, "An API token cannot do this: sign in.");
        var invitation = await DemandAsync(LinkToken.Demand(token));
        var account = GrainFactory.GetGrain<IUserAccount>(who.User.Value);
        if (await account.ReadCardAsync() is not { } card || (card.Email != invitation.Draft.Email && !card.Proven.Contains(invitation.Draft.Email)))
            throw new RefusedException(Refusal.Forbidden, "This invitation is for another address. Sign in with the account of that address.");
        // The link was delivered to the address, so opening it proves it.
        await account.ProveAsync(invitation.Draft.Email);
        await JoinAsync(invitation, who.User);
    }

    public async Task<LinkView> PeekAsync(string secret)
    {
        var invitation = await DemandAsync(new LinkToken(Id.Value, secret));
        var known = await GrainFactory.FindAccountAsync(invitation.Draft.Email) is not null;
        return new("invitation", invitation.Draft.Email, invitation.Draft.Name, invitation.OrganisationName, known, invitation.Draft.Language);
    }

    public async Task SendForAsync(InvitationDraft draft, string organisationName, Inviter by)
    {
        var made = State ?? InvitationRules.Draft(Id, draft.Checked(), organisationName, by, Services.Moment(by.User)).Next;
        await SendAsync(made, by);
    }

    // The organisation or the account owns the membership: it is written first, and again when the link is opened again.
    private async Task JoinAsync(InvitationDocument invitation, UserId user)
    {
        if (invitation.Draft.Organisation is { } organisation)
        {
            var admission = new Admission(user, invitation.Draft.Email, invitation.Draft.Roles, invitation.By.User, invitation.By.IsOperator, null);
            await GrainFactory.GetGrain<IOrganisationMembers>(organisation.Value).AdmitAsync(admission);
        }
        await ApplyAsync(invitation.Accept(user, Services.Moment(user)));
    }

    private async Task<InvitationDocument> DemandAsync(LinkToken token) =>
        State is { } invitation && token.Id == Id.Value && invitation.IsLive(Services.Now)
        && Services.Secrets.Match(Secrets.Link, token.Secret, invitation.SecretHash)
        && await GrainFactory.FindInviterAsync(invitation) is { } by
            ? invitation with { By = by }
            : throw LinkToken.Dead();
}
