using Kms.Audit;
using Kms.Grants;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Begins an act: verifies the ticket, checks the token's scope, reads the clock.</summary>
internal sealed class Occasions(ITicketAuthority tickets, IPseudonyms pseudonyms, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public Occasion Begin(ActorTicket ticket, string scope) => Begin(ticket, scope, Guid.NewGuid().ToString("N"));

    /// <summary>With a step of its own: repeating it leaves one audit entry and one mail.</summary>
    public Occasion Begin(ActorTicket ticket, string scope, string step) =>
        new(tickets.Verify(ticket).Demand(scope), clock.GetUtcNow(), step, SubjectOf);

    /// <summary>Any of the scopes will do.</summary>
    public Occasion BeginAny(ActorTicket ticket, params ReadOnlySpan<string> scopes) =>
        new(tickets.Verify(ticket).DemandAny(scopes), clock.GetUtcNow(), Guid.NewGuid().ToString("N"), SubjectOf);

    public string SubjectOf(Grantee grantee) => grantee.Email is { } email ? pseudonyms.For(email) : grantee.Organisation?.Value ?? "";
}
