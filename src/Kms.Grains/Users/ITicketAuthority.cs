namespace Kms.Users;

/// <summary>Signs tickets (the user's grain alone) and verifies them (every grain).</summary>
internal interface ITicketAuthority
{
    /// <summary>Signs; the <see cref="ActorTicket.Mac"/> given is replaced.</summary>
    ActorTicket Sign(ActorTicket ticket);

    /// <summary>
    /// The actor of a genuine ticket that has not expired; else refuses <see cref="Refusal.SessionEnded"/>.
    /// Refuses <see cref="Refusal.MustChangePassword"/> unless <paramref name="passwordMayBeDue"/>.
    /// </summary>
    Actor Verify(ActorTicket ticket, bool passwordMayBeDue = false);
}
