using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.AccessRequests;

internal sealed class AccessRequestGrain(
    [PersistentState("access-request", "directory")] IPersistentState<DocumentState<AccessRequestState>> document, IEffectStore effects,
    AccountServices services, IListStore lists, ICatalogueStore catalogue)
    : DocumentGrain<AccessRequestState>(document, effects), IAccessRequestGrain, IAccessRequestLink
{
    private AccessRequestId Id => new(this.GetPrimaryKeyString());

    public async Task<AccessRequestRow> SubmitAsync(ActorTicket actor, AccessRequestDraft draft)
    {
        var who = services.Tickets.Verify(actor).Demand(Scopes.Admin);
        var account = GrainFactory.GetGrain<IUserAccount>(who.User.Value);
        var person = await account.ReadCardAsync() ?? throw new RefusedException(Refusal.NotFound);
        draft = draft.Checked();
        if (State is not null || await HasOpenAsync(account)) throw AccessRequestRules.HasOpen();
        var change = AccessRequestRules.Submit(Id, person, draft, services.Moment(who.User));
        await ApplyAsync(change, await services.Letters.SubmittedAsync(lists, change.Next));
        return change.Next.ToRow();
    }

    public Task<AccessRequestRow?> GetAsync(ActorTicket actor)
    {
        var who = services.Tickets.Verify(actor).Demand(Scopes.Admin);
        return Task.FromResult(State is { } request && (who.IsOperator || who.User == request.User) ? request.ToRow() : null);
    }

    public async Task<AccessRequestRow> ApproveAsync(ActorTicket actor, AccessRequestApproval approval)
    {
        var (request, who) = Demand(actor);
        approval.Roles.DemandKnown();
        var organisation = await FindOrganisationAsync(approval, who);
        // Organisation, membership and deliveries first: each is safe to repeat while the request is still open.
        var admission = new Admission(request.User, request.Email, approval.Roles, who.User, who.IsOnlyOperatorIn(organisation.Organisation), Id);
        var waits = await Find(organisation.Organisation).AdmitAsync(admission) is not null;
        if (!waits) await GrainFactory.AllocateAsync(catalogue, actor, organisation.Organisation);
        await ApplyAsync(request.Approve(organisation, waits, services.Moment(who.User)));
        return State!.ToRow(); // just written
    }

    public async Task<AccessRequestRow> DeclineAsync(ActorTicket actor, string reason)
    {
        var (request, who) = Demand(actor);
        await ApplyAsync(request.Decline(reason, services.Moment(who.User)));
        return State!.ToRow(); // just written
    }

    public async Task ConfirmAsync(bool approved, UserId by)
    {
        if (State is not { } request || request.Confirm(approved, services.Moment(by)) is not { } change) return;
        // The person is a member now, but nobody may deliver: it goes back to the operators, one of whom answers again.
        if (approved && !await TryAllocateAsync(request)) await ReopenAsync(request.Reopen(services.Moment(by)));
        else await ApplyAsync(change);
    }

    public Task<bool> IsOpenAsync() => Task.FromResult(State is { State: DecisionState.Open or DecisionState.AwaitingConfirmation });

    // As the operator who approved it and only while that person may: the administrator who confirms has no right over unclaimed devices.
    private async Task<bool> TryAllocateAsync(AccessRequestState request)
    {
        if (request is not { ApprovedBy: { } approver, Organisation: { } organisation }) return false;
        var ticket = await GrainFactory.GetGrain<IUserTickets>(approver.Value).IssueForJobAsync(new SessionId(Id.Value), [], null);
        if (ticket is not { IsOperator: true }) return false;
        await GrainFactory.AllocateAsync(catalogue, ticket, organisation);
        return true;
    }

    private async Task ReopenAsync(AccessRequestChange change) =>
        await ApplyAsync(change, await services.Letters.WaitingAsync(lists, change.Next));

    private async Task<Membership> FindOrganisationAsync(AccessRequestApproval approval, Actor who)
    {
        if (approval.NewOrganisation is { } draft)
        {
            // Its id is that of the request, so that a second try finds the first one's organisation.
            if (draft.Kind == OrganisationKind.Personal) throw new RefusedException(Refusal.Invalid, "Personal organisations make themselves.");
            await Find(new(Id.Value)).FoundAsync(draft, who.User);
            return await DescribeAsync(new(Id.Value), approval.Roles);
        }
        if (approval.Organisation is not { } id)
            throw new RefusedException(Refusal.Invalid, "Name an organisation or describe a new one.", [new("organisationId", "organisation-missing", "Choose an organisation.")]);
        return await DescribeAsync(id, approval.Roles);
    }

    private async Task<Membership> DescribeAsync(OrganisationId id, Roles roles) =>
        await Find(id).DescribeAsync(roles) ?? throw new RefusedException(Refusal.NotFound, "No organisation has this identifier.");

    private IOrganisationMembers Find(OrganisationId id) => GrainFactory.GetGrain<IOrganisationMembers>(id.Value);

    private (AccessRequestState Request, Actor Who) Demand(ActorTicket ticket)
    {
        var who = services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        if (State is not { } request || (!who.IsOperator && who.User != request.User)) throw new RefusedException(Refusal.NotFound);
        if (!Permissions.Allows(Permissions.In(who, null), Act.DecideAccessRequests)) throw new RefusedException(Refusal.Forbidden, "The operator answers this.");
        request.DemandOpen();
        return (request, who);
    }

    // The account decides which of two that are sent at once is the one.
    private async Task<bool> HasOpenAsync(IUserAccount account) =>
        await account.NoteRequestAsync(Id, null) is { } other
        && (await GrainFactory.GetGrain<IAccessRequestLink>(other.Value).IsOpenAsync() || await account.NoteRequestAsync(Id, other) is not null);

    private Task ApplyAsync(AccessRequestChange change, ImmutableArray<OutgoingMail>? mails = null) => SaveAsync(
        change.Next,
        version => new Effects(change.Facts, mails ?? services.Letters.Decided(change.Next), [AccessRequestEntries.Of(change.Next, version)]));
}
