using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Kms.Users;

namespace Kms.Silo.Keys;

/// <summary>Signs and verifies tickets: HMAC-SHA-256 under a key that only silos have, so that a web node cannot make one up.</summary>
internal sealed class TicketAuthority(KeyVault vault, TimeProvider clock) : ITicketAuthority
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    // A bulk job passes the same immutable ticket thousands of times a second: its MAC is checked once, its expiry always.
    private readonly ConditionalWeakTable<ActorTicket, Actor> _verified = [];

    public ActorTicket Sign(ActorTicket ticket)
    {
        var latest = clock.GetUtcNow() + Life;
        var timely = ticket.Expires <= latest ? ticket : ticket with { Expires = latest };
        return timely with { Mac = vault.Mac(KeyLabels.Ticket, TicketText.Of(timely)) };
    }

    public Actor Verify(ActorTicket ticket, bool passwordMayBeDue = false)
    {
        if (ticket.Expires <= clock.GetUtcNow()) throw Ended();
        if (!_verified.TryGetValue(ticket, out var actor))
        {
            if (!IsGenuine(ticket)) throw Ended();
            _verified.AddOrUpdate(ticket, actor = ToActor(ticket));
        }
        if (ticket.MustChangePassword && !passwordMayBeDue)
            throw new RefusedException(Refusal.MustChangePassword, "Change the issued password first.");
        return actor;
    }

    private bool IsGenuine(ActorTicket ticket)
    {
        if (ticket.Mac.IsDefault || ticket.Proven.IsDefault || ticket.Memberships.IsDefault || ticket.Scopes.IsDefault) return false;
        if (ticket.Memberships.Any(membership => membership.MakerCodes.IsDefault)) return false;
        return CryptographicOperations.FixedTimeEquals(vault.Mac(KeyLabels.Ticket, TicketText.Of(ticket)).AsSpan(), ticket.Mac.AsSpan());
    }

    private static Actor ToActor(ActorTicket ticket) => new()
    {
        User = ticket.User,
        Name = ticket.Name,
        Session = ticket.Session,
        IsOperator = ticket.IsOperator,
        Proven = ticket.Proven,
        Memberships = ticket.Memberships,
        Scopes = ticket.Scopes,
        Epoch = ticket.Epoch,
        Address = ticket.Address,
    };

    private static RefusedException Ended() => new(Refusal.SessionEnded, "The session has ended. Sign in again.");
}
