using Kms.Users;

namespace Kms.Web.Auth;

/// <summary>Who acts in the present request or circuit. Endpoints and pages ask it anew before every grain call and keep nothing.</summary>
internal interface IActorSource
{
    /// <summary>A valid ticket; refuses <see cref="Refusal.SessionEnded"/> when nobody is signed in or the session has died.</summary>
    ValueTask<ActorTicket> GetAsync();

    /// <summary>A valid ticket, or null when nobody is signed in or the session has died.</summary>
    ValueTask<ActorTicket?> FindAsync();
}
