using Kms.Users;
using Kms.Web.Api;
using Microsoft.AspNetCore.Components.Authorization;

namespace Kms.Web.Auth;

/// <summary>One per request or circuit. In a request the authentication handler tells who it is; a circuit asks its authentication state.</summary>
internal sealed class ActorSource(IGrainFactory grains, IServiceProvider services, TimeProvider clock) : IActorSource
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);
    private bool _isRequest;
    private SessionIdentity? _identity;
    private ActorTicket? _ticket;

    public async ValueTask<ActorTicket> GetAsync() =>
        await FindAsync() ?? throw new RefusedException(Refusal.SessionEnded, "Sign in, or sign in again: the session has ended.");

    public async ValueTask<ActorTicket?> FindAsync()
    {
        var identity = _isRequest ? _identity : await FindCircuitIdentityAsync();
        if (identity is null) return null;
        if (_ticket is { } ticket && ticket.Session == identity.Credential.Session && ticket.Expires - clock.GetUtcNow() > Margin) return ticket;
        return _ticket = await IssueAsync(identity.Credential, identity.Address);
    }

    /// <summary>Called once per request, signed in or not.</summary>
    internal async ValueTask<SessionIdentity?> EnterAsync(Credential? credential, string? address)
    {
        _isRequest = true;
        // Unlike later ones, the first ticket costs a made-up token no more than a hash.
        _ticket = credential is null ? null : await grains.GetGrain<ITicketsGrain>(GrainKeys.Tickets).IssueAsync(credential.Token, address);
        return _identity = _ticket is null ? null : new SessionIdentity(credential!, _ticket, address); // a ticket needs a credential
    }

    private async Task<SessionIdentity?> FindCircuitIdentityAsync()
    {
        var state = await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return SessionIdentity.Of(state.User);
    }

    private Task<ActorTicket?> IssueAsync(Credential credential, string? address) =>
        grains.GetGrain<IUserGrain>(credential.User.Value).IssueTicketAsync(credential.Session, credential.Secret, address);
}
