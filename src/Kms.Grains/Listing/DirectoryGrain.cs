using Kms.AccessRequests;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Invitations;
using Kms.Jobs;
using Kms.Mail;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Listing;

[StatelessWorker]
internal sealed class DirectoryGrain(
    IListStore lists, MailLog mails, ICatalogueStore catalogue, ITicketAuthority tickets, TimeProvider clock) : Grain, IDirectoryGrain
{
    public async Task<Page<OrganisationRow>> OrganisationsAsync(ActorTicket actor, string? search, PageRequest page)
    {
        var scope = ListScope.Of(tickets.Verify(actor).DemandAny(Scopes.Read, Scopes.Admin), Act.SeeOrganisation, null);
        return (await lists.FindAsync(scope.Query(ListKinds.Organisation, null, search, true, page))).To<OrganisationRow>();
    }

    public async Task<Page<MemberRow>> MembersAsync(ActorTicket actor, OrganisationId? organisation, string? search, PageRequest page)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.ManageMembers, organisation);
        var found = await lists.FindAsync(scope.Query(scope.IsAll ? ListKinds.User : ListKinds.Member, null, search, true, page));
        var users = found.Map(entry => (User: ListRows.Read<UserEntry>(entry), entry.Organisation));
        var names = await GrainFactory.NamesAsync(users.Items.SelectMany(u => u.Organisation is { } id ? [id] : u.User.Memberships.Select(m => m.Organisation)));
        return users.Map(u => u.User.ToRow(u.Organisation, names));
    }

    public async Task<Page<InvitationRow>> InvitationsAsync(ActorTicket actor, OrganisationId? organisation, InvitationState? state, PageRequest page, string? search)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.ManageInvitations, organisation);
        var kept = state == InvitationState.Expired ? InvitationState.Sent : state;
        var found = await lists.FindAsync(scope.Query(ListKinds.Invitation, kept is { } s ? ListRows.Lower(s) : null, search, false, page));
        var rows = found.To<InvitationRow>().Map(row => row.At(clock.GetUtcNow()));
        // Whether a sent one has expired is told by the clock, so such a page may be shorter than asked for.
        return state is null ? rows : rows with { Items = [.. rows.Items.Where(row => row.State == state)] };
    }

    public async Task<Page<AccessRequestRow>> AccessRequestsAsync(ActorTicket actor, DecisionState? state, PageRequest page)
    {
        var who = tickets.Verify(actor).Demand(Scopes.Admin);
        var query = new ListQuery(
            ListKinds.AccessRequest, who.IsOperator ? default : [], who.IsOperator ? null : who.User, StateText(state), null, false, page);
        return (await lists.FindAsync(query)).To<AccessRequestRow>();
    }

    public async Task<Page<BatchRow>> BatchesAsync(ActorTicket actor, OrganisationId? organisation, string? search, PageRequest page, bool? allocates)
    {
        var scope = ListScope.Of(tickets.Verify(actor).Demand(Scopes.Read), Act.SeeBatches, organisation);
        var found = (await lists.FindAsync(scope.Query(ListKinds.Batch, allocates is { } kind ? BatchRules.KindOf(kind) : null, search, false, page))).To<BatchRow>();
        // The maker of a delivery to a partner has an entry too; whoever sees both sides sees the batch once.
        return found with { Items = [.. found.Items.DistinctBy(b => b.Id)] };
    }

    public async Task<Page<JobView>> JobsAsync(ActorTicket actor, PageRequest page, JobState? state = null)
    {
        var who = tickets.Verify(actor).Demand(Scopes.Read);
        return (await lists.FindAsync(new(ListKinds.Job, [], who.User, state is { } wanted ? ListRows.Lower(wanted) : null, null, false, page))).To<JobView>();
    }

    public Task<Page<ClaimRequestRow>> ClaimRequestsAsync(ActorTicket actor, DecisionState? state, PageRequest page)
    {
        var scope = ListScope.Of(tickets.Verify(actor).Demand(Scopes.Read), Act.RequestClaim, null);
        return catalogue.FindRequestsAsync(new CatalogueScope(scope.IsAll, scope.IsAll ? [] : scope.Organisations, []), state, page);
    }

    public async Task<Page<TransferView>> TransfersAsync(ActorTicket actor, DecisionState? state, PageRequest page)
    {
        var scope = ListScope.Of(tickets.Verify(actor).Demand(Scopes.Read), Act.Transfer, null);
        // Each side has an entry, and the receiving one a second: whoever sees every side counts that alone, and of two sides sees one.
        var kind = scope.IsAll ? ListKinds.TransferInbox : ListKinds.Transfer;
        var found = (await lists.FindAsync(scope.Query(kind, StateText(state), null, false, page))).To<TransferView>().Map(row => row.At(clock.GetUtcNow()));
        return found with { Items = [.. found.Items.DistinctBy(t => t.Id).Where(t => state is null || t.State == state)] };
    }

    public async Task<Page<ApprovalRow>> ApprovalsAsync(ActorTicket actor, DecisionState? state, PageRequest page)
    {
        var scope = ListScope.Of(tickets.Verify(actor).Demand(Scopes.Admin), Act.ManageMembers, null);
        return (await lists.FindAsync(scope.Query(ListKinds.Approval, StateText(state), null, false, page))).To<ApprovalRow>();
    }

    public Task<Page<MailRow>> MailsAsync(ActorTicket actor, MailState? state, PageRequest page)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.SeeMailLog, null);
        return mails.FindAsync(scope.Organisations, state, page);
    }

    public async Task<MailPreview> PreviewMailAsync(ActorTicket actor, string mail)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.SeeMailLog, null);
        return await mails.PreviewAsync(GrainFactory, mail, scope.Organisations) ?? throw new RefusedException(Refusal.NotFound);
    }

    public async Task RetryMailAsync(ActorTicket actor, string mail)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.SeeMailLog, null);
        if (!await mails.RetryAsync(mail, scope.Organisations, clock.GetUtcNow())) throw new RefusedException(Refusal.NotFound);
    }

    private static string? StateText(DecisionState? state) => state is { } wanted ? ListRows.Lower(wanted) : null;
}
