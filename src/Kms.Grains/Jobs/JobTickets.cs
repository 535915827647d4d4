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
    private Task<ActorTicket>? issuing;

    public ValueTask<ActorTicket> GetAsync() =>
        ticket is null || clock.GetUtcNow() >= ticket.Expires - Spare ? new(issuing ??= RefreshAsync()) : new(ticket);

    public void Forget() => ticket = null;

    /// <summary>The same, unless it has been replaced already.</summary>
    public void Forget(ActorTicket used)
    {
        if (ReferenceEquals(ticket, used)) Forget();
    }

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

    // Thousands of lanes find the ticket too old at the same moment; they wait for one fresh one together.
    private async Task<ActorTicket> RefreshAsync()
    {
        await Task.Yield();
        try { return ticket = await IssueAsync(); }
        finally { issuing = null; }
    }

    private async Task<ActorTicket> IssueAsync() =>
        await grains.GetGrain<IUserTickets>(user.Value).IssueForJobAsync(session, scopes, address)
        ?? throw new RefusedException(Refusal.SessionEnded, "The account of the person who ordered this was deactivated.");
}
