using Kms.Listing;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Certificates;

/// <summary>The door. It holds nothing.</summary>
[StatelessWorker]
internal sealed class CertificatesGrain(ICertificateStore store, ITicketAuthority tickets, TimeProvider clock) : Grain, ICertificatesGrain
{
    // Of one address: more open orders than a person has organisations, as a rule.
    private const int MostOrders = 10;

    public Task<EnrolmentView> PeekAsync(string token)
    {
        var link = EnrolmentToken.Demand(token);
        return Holder(link).PeekAsync(link.Order, link.Secret);
    }

    public Task CheckAsync(string token, string? renews, string proof)
    {
        var link = EnrolmentToken.Demand(token);
        return Holder(link).CheckAsync(link.Order, link.Secret, renews, proof);
    }

    public Task<CertificateRow> EnrolAsync(EnrolmentOrder order)
    {
        var link = EnrolmentToken.Demand(order.Token);
        return Holder(link).EnrolAsync(link.Order, link.Secret, order);
    }

    public Task<IssuedCertificate> EnrolOwnAsync(EnrolmentOrder order)
    {
        if (order.Request is null) throw KeyPairs.Unreadable();
        var link = EnrolmentToken.Demand(order.Token);
        return Holder(link).EnrolOwnAsync(link.Order, link.Secret, order);
    }

    public async Task AskAgainAsync(EmailAddress email, string? address)
    {
        if (address is not null && await GrainFactory.CountAsync(Throttles.MailsFrom, address) is { } wait) throw ThrottledAttempts.TooMany(wait);
        if (await GrainFactory.CountAsync(Throttles.Mails, email.Value) is not null) return;
        foreach (var found in await store.FindOrdersAsync(email, MostOrders))
            await GrainFactory.GetGrain<IHolderWork>(found.User.Value).SendAgainAsync(found.Order);
    }

    public Task<Page<CertificateRow>> FindAsync(ActorTicket actor, CertificateFilter filter, PageRequest page)
    {
        var scope = ListScope.Demand(tickets.Verify(actor).Demand(Scopes.Admin), Act.ManageMembers, filter.Organisation);
        return store.FindAsync(scope.Organisations, filter, page, clock.GetUtcNow());
    }

    private IHolderWork Holder(EnrolmentToken link) => GrainFactory.GetGrain<IHolderWork>(link.User.Value);
}
