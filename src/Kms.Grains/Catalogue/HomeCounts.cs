using System.Collections.Immutable;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>Numbers for the home page: what is the person's, and what waits for the person.</summary>
internal sealed class HomeCounts(ICatalogueStore catalogue, IListStore lists, IMailOutbox mails)
{
    private const int MostOffers = 200;
    private static readonly PageRequest OneRow = new(1);

    public async Task<HomeSummary> CountAsync(Actor actor, DateTimeOffset now)
    {
        var counts = await catalogue.CountAsync(actor.ScopeOf(), now);
        var requests = await catalogue.FindRequestsAsync(AnswerScope(actor), DecisionState.Open, OneRow);
        return new HomeSummary(
            counts.Owned, counts.Allocated, counts.Granted, counts.Weak, (int)requests.Total,
            actor.IsOperator ? await OpenAsync(ListKinds.AccessRequest, default) : 0,
            await TransfersAsync(Own(actor, Roles.KeyManager), now), await OpenAsync(ListKinds.Approval, Own(actor, Roles.Administrator)),
            actor.IsOperator ? (int)(await mails.FindAsync(default, MailState.Failed, OneRow)).Total : 0,
            counts.RightsEnding, counts.HeldEnding);
    }

    // Whom a claim request waits for: the operator, or KeyManagers of the allocated organisation.
    private static CatalogueScope AnswerScope(Actor actor) => new(
        actor.IsOperator, [.. actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager)).Select(m => m.Organisation)], []);

    private static ImmutableArray<OrganisationId> Own(Actor actor, Roles role) =>
        [.. actor.Memberships.Where(m => m.Roles.HasFlag(role)).Select(m => m.Organisation)];

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
