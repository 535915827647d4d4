using Kms.Audit;
using Kms.Grants;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Begins an act: verifies the ticket, checks the token's scope, reads the clock.</summary>
internal sealed class Occasions
{
    private readonly ITicketAuthority tickets;
    private readonly IPseudonyms pseudonyms;
    private readonly TimeProvider clock;
    private readonly Func<Grantee, string> subject;
    private volatile Named? last;

    public Occasions(ITicketAuthority tickets, IPseudonyms pseudonyms, TimeProvider clock)
    {
        (this.tickets, this.pseudonyms, this.clock) = (tickets, pseudonyms, clock);
        subject = SubjectOf;
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Occasion Begin(ActorTicket ticket, string scope) => Begin(ticket, scope, Guid.NewGuid().ToString("N"));

    /// <summary>With a step of its own: repeating it leaves one audit entry and one mail.</summary>
    public Occasion Begin(ActorTicket ticket, string scope, string step) =>
        new(tickets.Verify(ticket).Demand(scope), clock.GetUtcNow(), step, subject);

    /// <summary>Any of the scopes will do.</summary>
    public Occasion BeginAny(ActorTicket ticket, params ReadOnlySpan<string> scopes) =>
        new(tickets.Verify(ticket).DemandAny(scopes), clock.GetUtcNow(), Guid.NewGuid().ToString("N"), subject);

    /// <summary>The last one is remembered: a bulk job asks for the same person a million times.</summary>
    public string SubjectOf(Grantee grantee)
    {
        if (last is { } known && known.Grantee == grantee) return known.Subject;
        var name = grantee.Email is { } email ? pseudonyms.For(email) : grantee.Organisation?.Value ?? "";
        last = new(grantee, name);
        return name;
    }

    private sealed record Named(Grantee Grantee, string Subject);
}
