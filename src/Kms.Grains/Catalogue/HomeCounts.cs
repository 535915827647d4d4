using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Devices;
using Kms.Keys;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>Numbers for the home page: what is the person's, and what waits for the person.</summary>
internal sealed class HomeCounts(ICatalogueStore catalogue, IListStore lists, IMailOutbox mails, IRootKeyCopies copies, ICertificateStore certificates)
{
    private const int MostOffers = 200;
    private static readonly PageRequest OneRow = new(1);
    private static readonly TimeSpan s_notice = TimeSpan.FromDays(HomeSummary.EndingDays);

    // Side by side: each is a short question of its own.
    public async Task<HomeSummary> CountAsync(Actor actor, DateTimeOffset now)
    {
        var counting = catalogue.CountAsync(actor.ScopeOf(), now);
        var claims = catalogue.FindRequestsAsync(AnswerScope(actor), DecisionState.Open, OneRow);
        var access = actor.IsOperator ? OpenAsync(ListKinds.AccessRequest, default) : Task.FromResult(0);
        var transfers = TransfersAsync(Own(actor, Roles.KeyManager), now);
        var approvals = OpenAsync(ListKinds.Approval, Own(actor, Roles.Administrator));
        var failed = FailedMailsAsync(actor);
        var recovery = actor.IsOperator ? copies.IsMissingAsync() : Task.FromResult(false);
        var ending = CertificatesAsync(actor, now);
        var ownEnding = certificates.CountEndingAsync(default, actor.User, now, now + s_notice);
        var counts = await counting;
        return new HomeSummary(
            counts.Owned, counts.Allocated, counts.Granted, counts.Weak, (int)(await claims).Total, await access, await transfers, await approvals,
            await failed, counts.RightsEnding, counts.HeldEnding, await recovery, await ending, await ownEnding);
    }

    // Whom a claim request waits for: the operator, or KeyManagers of the allocated organisation.
    private static CatalogueScope AnswerScope(Actor actor) => new(
        actor.IsOperator, [.. actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager)).Select(m => m.Organisation)], []);

    private static ImmutableArray<OrganisationId> Own(Actor actor, Roles role) =>
        [.. actor.Memberships.Where(m => m.Roles.HasFlag(role)).Select(m => m.Organisation)];

    // Those that the mail log shows the person.
    private async Task<int> FailedMailsAsync(Actor actor)
    {
        var scope = ListScope.Of(actor, Act.SeeMailLog, null);
        return scope is { IsAll: false, Organisations.IsEmpty: true } ? 0 : (int)(await mails.FindAsync(scope.Organisations, MailState.Failed, OneRow)).Total;
    }

    private async Task<int> CertificatesAsync(Actor actor, DateTimeOffset now)
    {
        var scope = ListScope.Of(actor, Act.ManageMembers, null);
        return scope is { IsAll: false, Organisations.IsEmpty: true } ? 0 : await certificates.CountEndingAsync(scope.Organisations, null, now, now + s_notice);
    }

    private async Task<int> OpenAsync(string kind, ImmutableArray<OrganisationId> organisations) => organisations is { IsDefault: false, IsEmpty: true }
        ? 0
        : await lists.CountAsync(new ListQuery(kind, organisations, null, "open", null, false, OneRow));

    // Offers end by the clock, and the newest come first.
    private async Task<int> TransfersAsync(ImmutableArray<OrganisationId> organisations, DateTimeOffset now)
    {
        if (organisations.IsEmpty) return 0;
        var found = await lists.FindAsync(new ListQuery(ListKinds.TransferInbox, organisations, null, "open", null, false, new PageRequest(MostOffers)));
        return found.To<TransferView>().Items.Count(transfer => transfer.At(now).State == DecisionState.Open);
    }
}
