using Kms.Users;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Somebody with a password, who signs in as people do and gets tickets from the own account.</summary>
internal sealed class SignedInPerson(ClusterClient client, Patience patience, string email)
{
    private static readonly TimeSpan s_spare = TimeSpan.FromSeconds(30);
    private readonly Lazy<Task<SignedIn>> _session = new(() => patience.AskAsync(() => client.Grains.GetGrain<IAccountsGrain>("accounts")
        .SignInAsync(new SignInOrder(email, Plant.Password, null, "192.0.2.7", "test", ForApi: true))));

    private volatile ActorTicket? _ticket;

    /// <summary>A ticket that lasts for a while; the same one until half of its life is over.</summary>
    public async ValueTask<ActorTicket> ActAsync() =>
        _ticket is { } ticket && ticket.Expires - TimeProvider.System.GetUtcNow() > s_spare ? ticket : await RenewAsync();

    public async Task<ActorTicket> RenewAsync()
    {
        var session = await _session.Value;
        var parts = session.Token.Split('_');
        return _ticket = await patience.AskAsync(async () =>
            await client.Grains.GetGrain<IUserGrain>(session.User.Value).IssueTicketAsync(new SessionId(parts[2]), parts[3], null)
            ?? throw new InvalidOperationException($"{email} cannot act."));
    }
}
