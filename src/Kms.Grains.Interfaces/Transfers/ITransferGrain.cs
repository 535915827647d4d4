using Kms.Catalogue;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Transfers;

/// <summary>A transfer of devices to a partner; takes effect when a KeyManager of the partner accepts within 14 days.</summary>
[Alias("kms.ITransferGrain")]
public interface ITransferGrain : IGrainWithStringKey
{
    /// <summary>Offers devices of <paramref name="from"/> to its partner; the selection is frozen now. Runs as a job.</summary>
    [Repeatable, Alias("Offer")] Task<JobId> OfferAsync(ActorTicket actor, OrganisationId from, OrganisationId to, Selection selection);

    /// <summary>The transfer as either side sees it; null for everybody else.</summary>
    [Repeatable, Alias("Get")] Task<TransferView?> GetAsync(ActorTicket actor);

    /// <summary>Accepts it; the devices move in a job. Repeated after a crash it goes on where it was.</summary>
    [Alias("Accept")] Task<JobId> AcceptAsync(ActorTicket actor);

    /// <summary>Declines it, or takes the offer back. The reason is kept, mailed and audited. Refused with <see cref="Refusal.Conflict"/> once accepting has begun.</summary>
    [Alias("Decline")] Task<JobId> DeclineAsync(ActorTicket actor, string? reason);
}
