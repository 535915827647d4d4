using System.Collections.Immutable;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>Numbers for the home page: what is the person's, and what waits for the person.</summary>
internal sealed class HomeCounts(ICatalogueStore catalogue, IListStore lists, IMailOutbox mails)
{
    private static readonly PageRequest OneRow = new(1);

    public async Task<HomeSummary> CountAsync(Actor actor, DateTimeOffset now)
    {
        var counts = await catalogue.CountAsync(actor.ScopeOf(), now);
        var requests = await catalogue.FindRequestsAsync(AnswerScope(actor), DecisionState.Open, OneRow);
        return new HomeSummary(
            counts.Owned, counts.Allocated, counts.Granted, counts.Weak, (int)requests.Total,
            actor.IsOperator ? await OpenAsync(ListKinds.AccessRequest, default) : 0,
            await OpenAsync(ListKinds.TransferInbox, actor, Roles.KeyManager), await OpenAsync(ListKinds.Approval, actor, Roles.Administrator),
            actor.IsOperator ? (int)(await mails.FindAsync(default, MailState.Failed, OneRow)).Total : 0);
    }

    // Whom a claim request waits for: the operator, or KeyManagers of the allocated organisation.
    private static CatalogueScope AnswerScope(Actor actor) => new(
        actor.IsOperator, [.. actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager)).Select(m => m.Organisation)], []);

    private Task<int> OpenAsync(string kind, Actor actor, Roles role)
    {
        ImmutableArray<OrganisationId> own = [.. actor.Memberships.Where(m => m.Roles.HasFlag(role)).Select(m => m.Organisation)];
        return own.IsEmpty ? Task.FromResult(0) : OpenAsync(kind, own);
    }

    private Task<int> OpenAsync(string kind, ImmutableArray<OrganisationId> organisations) =>
        lists.CountAsync(new ListQuery(kind, organisations, null, "open", null, false, OneRow));
}
