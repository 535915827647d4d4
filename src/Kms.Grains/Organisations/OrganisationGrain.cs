using Kms.AccessRequests;
using Kms.Invitations;
using Kms.Listing;
using Kms.Mail;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Organisations;

internal sealed class OrganisationGrain(
    [PersistentState("organisation", "directory")] IPersistentState<DocumentState<OrganisationState>> document, IEffectStore effects,
    AccountServices services, IListStore lists, OrganisationLookup lookup) : OrganisationMembersGrain(document, effects, services, lists), IOrganisationGrain
{
    // A call is repeated at once; later it would bring a founder back who was removed since.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public async Task<OrganisationView> CreateAsync(ActorTicket actor, OrganisationDraft draft)
    {
        var who = Services.Tickets.Verify(actor).Demand(Scopes.Admin);
        if (!Permissions.Allows(Permissions.In(who, null), Act.AddOrganisation))
            throw new RefusedException(Refusal.Forbidden, "Only the operator, or administrators with the right to, add organisations.");
        if (State is { } there && (who.IsOperator || there.CreatedBy != who.User || Services.Now >= there.Created + s_patience))
            throw new RefusedException(Refusal.AlreadyExists);
        if (draft.Kind == OrganisationKind.Personal) throw new RefusedException(Refusal.Invalid, "Personal organisations make themselves.");
        await FoundAsync(who.IsOperator ? draft : draft.AsFounder(), who.User);
        // The organisation owns that it exists; the founder's membership is written second, and again when the call is repeated.
        if (!who.IsOperator) await Account(who.User).SetRolesAsync(Id, Roles.Administrator, who.User);
        return await ViewAsync();
    }

    public async Task<OrganisationView?> GetAsync(ActorTicket actor)
    {
        var who = Services.Tickets.Verify(actor).DemandAny(Scopes.Read, Scopes.Admin);
        return State is not null && Permissions.Allows(Permissions.In(who, Id), Act.SeeOrganisation) ? await ViewAsync() : null;
    }

    public async Task<OrganisationView> UpdateAsync(ActorTicket actor, OrganisationDraft draft, string? version)
    {
        var who = Demand(actor, Act.EditOrganisation);
        var present = Organisation.Profile;
        var profile = (who.IsOperator ? draft.KeepingPersonal(present) : draft.AsOwn(present)).Checked();
        var change = Organisation.SetProfile(profile, version, Services.Moment(who.User));
        if (present.TakesRights(profile)) await TakeRightsAsync(present.NarrowedTo(profile), () => ApplyAsync(change));
        else await ApplyAsync(change);
        lookup.Forget(Id);
        return await ViewAsync();
    }

    public async Task<PartnerView> AddPartnerAsync(ActorTicket actor, OrganisationId partner)
    {
        var who = Demand(actor, Act.ManagePartners);
        var name = partner == Id ? Organisation.Profile.Name : await FindNameAsync(partner);
        if (name is null) throw new RefusedException(Refusal.NotFound, "No organisation has this identifier. Ask the partner to copy it again.");
        await ApplyAsync(Organisation.AddPartner(partner, Services.Moment(who.User)));
        return new(partner, name, Organisation.Partners.First(p => p.Id == partner).Since);
    }

    public async Task RemovePartnerAsync(ActorTicket actor, OrganisationId partner)
    {
        var who = Demand(actor, Act.ManagePartners);
        await ApplyAsync(Organisation.RemovePartner(partner, Services.Moment(who.User)));
    }

    public async Task<MemberChange> SetMemberAsync(ActorTicket actor, EmailAddress email, Roles roles)
    {
        var who = Demand(actor, Act.ManageMembers);
        roles.DemandKnown();
        var account = await GrainFactory.FindAccountAsync(email);
        var present = account is null ? Roles.None : await Account(account.Id).ReadRolesAsync(Id);
        // Nobody becomes a member of a stranger's organisation unasked: its administrators could then reset the account.
        if (account is null || (present == Roles.None && !who.IsOperator)) return new(await InviteAsync(who, email, roles), null);
        var admission = new Admission(account.Id, email, roles, who.User, who.IsOnlyOperatorIn(Id), null);
        if (admission.NeedsApproval(present, !(await Lists.FindAdministratorsAsync(Id)).IsEmpty)) return new(null, await AdmitAsync(admission));
        await Account(account.Id).SetRolesAsync(Id, roles, who.User);
        return new(null, null);
    }

    public async Task RemoveMemberAsync(ActorTicket actor, UserId user)
    {
        var who = Demand(actor, Act.ManageMembers);
        if (await Account(user).ReadRolesAsync(Id) == Roles.None) throw new RefusedException(Refusal.NotFound);
        await Account(user).SetRolesAsync(Id, Roles.None, who.User);
    }

    public async Task DecideMemberAsync(ActorTicket actor, string approval, bool approve)
    {
        var who = Demand(actor, Act.ManageMembers);
        if (!who.Has(Id, Roles.Administrator)) throw new RefusedException(Refusal.Forbidden, "An administrator of the organisation decides this.");
        var open = Organisation.DemandOpen(approval);
        // The account owns the membership: it is written first, and again when somebody has to decide again.
        if (approve) await Account(open.User).SetRolesAsync(Id, await Account(open.User).ReadRolesAsync(Id) | open.Roles, who.User);
        if (open.Request is { } request) await GrainFactory.GetGrain<IAccessRequestLink>(request.Value).ConfirmAsync(approve, who.User);
        await ApplyAsync(Organisation.Decide(open, approve, Services.Moment(who.User)));
    }

    private Actor Demand(ActorTicket ticket, Act act)
    {
        var actor = Services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        return State is null ? throw new RefusedException(Refusal.NotFound) : actor.Demand(act, Id);
    }

    private IUserAccount Account(UserId user) => GrainFactory.GetGrain<IUserAccount>(user.Value);

    private async Task<InvitationId> InviteAsync(Actor who, EmailAddress email, Roles roles)
    {
        var id = new InvitationId(Secrets.NewId());
        var draft = new InvitationDraft(email, null, Id, roles, Organisation.Profile.Locale, null);
        await GrainFactory.GetGrain<IInvitationLink>(id.Value)
            .SendForAsync(draft, Organisation.Profile.Name, new Inviter(who.User, who.Name, who.IsOnlyOperatorIn(Id)));
        return id;
    }

    private async Task<OrganisationView> ViewAsync()
    {
        var partners = await Task.WhenAll(Organisation.Partners.Select(async p => new PartnerView(p.Id, await FindNameAsync(p.Id) ?? "", p.Since)));
        return new(Id, Organisation.Profile, [.. partners], Organisation.Created, Organisation.VersionText());
    }

    private async Task<string?> FindNameAsync(OrganisationId other) =>
        (await GrainFactory.GetGrain<IOrganisationMembers>(other.Value).DescribeAsync(Roles.None))?.Name;

    // First new tickets get less, then those issued before end, then the change is written. Those that the other side of a cut through the
    // network issued meanwhile end last.
    private async Task TakeRightsAsync(OrganisationDraft narrowed, Func<Task> change)
    {
        Narrowed = narrowed;
        try
        {
            await EndTicketsAsync();
            await change();
            await EndTicketsAsync();
        }
        finally
        {
            Narrowed = null;
        }
    }

    private async Task EndTicketsAsync()
    {
        await foreach (var member in Lists.ReadMembersAsync(Id)) await Services.Epochs.RaiseEpochAsync(member);
    }
}
