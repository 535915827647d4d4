using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Fresh tickets for a job that outlives the one it was ordered with; memberships are those of the moment.</summary>
internal sealed class JobTickets(
    IGrainFactory grains, TimeProvider clock, UserId user, SessionId session, ImmutableArray<string> scopes, string? address)
{
    // Half of a ticket's life: whatever is begun with it is over before it ends.
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(30);
    private ActorTicket? ticket;

    public async ValueTask<ActorTicket> GetAsync()
    {
        if (ticket is null || clock.GetUtcNow() >= ticket.Expires - Spare) ticket = await IssueAsync();
        return ticket;
    }

    public void Forget() => ticket = null;

    /// <summary>Gets a fresh ticket; says why there is none.</summary>
    public async ValueTask<RefusedException?> RenewAsync()
    {
        Forget();
        try
        {
            await GetAsync();
            return null;
        }
        catch (RefusedException refused) when (!JobFailures.IsPassing(refused))
        {
            return refused;
        }
    }

    /// <summary>Null once the account is deactivated.</summary>
    public async ValueTask<ActorTicket?> TryGetAsync()
    {
        try
        {
            return await GetAsync();
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private async Task<ActorTicket> IssueAsync() =>
        await grains.GetGrain<IUserTickets>(user.Value).IssueForJobAsync(session, scopes, address)
        ?? throw new RefusedException(Refusal.SessionEnded, "The account of the person who ordered this was deactivated.");
}
