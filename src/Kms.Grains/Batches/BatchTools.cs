using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Batches;

/// <summary>What every batch grain shares.</summary>
internal sealed record BatchTools(
    IBatchStore Batches, BatchReader Reader, OrganisationLookup Organisations, Occasions Occasions, TimeProvider Clock)
{
    /// <summary>A long file outlives the ticket it came with.</summary>
    public JobTickets TicketsOf(IGrainFactory grains, ActorTicket ticket) =>
        new(grains, Clock, ticket.User, ticket.Session, ticket.Scopes, ticket.Address);
}
