using Orleans.Concurrency;

namespace Kms.Users;

[StatelessWorker]
internal sealed class TicketsGrain(Secrets secrets) : Grain, ITicketsGrain
{
    public async Task<ActorTicket?> IssueAsync(string token, string? address)
    {
        if (!secrets.IsOurs(token) || token.Split('_') is not ["kms", var user, var session, var secret, _]) return null;
        return await GrainFactory.GetGrain<IUserGrain>(user).IssueTicketAsync(new SessionId(session), secret, address);
    }
}
