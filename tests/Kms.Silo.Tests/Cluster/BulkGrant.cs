using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Users;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Kms.Silo.Tests.Cluster;

/// <summary>A grant on all devices, ordered under an id that the caller repeats as an idempotency key.</summary>
internal sealed class BulkGrant(ClusterClient client, SignedInPerson manager, Patience patience, string email)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    private readonly GrantJob _order = new(Selection.All(new DeviceFilter(Claim: ClaimState.Claimed)), Grantee.Of(EmailAddress.Parse(email)), "all", null);
    // Kept, as an idempotency key is.
    private readonly IJobGrain _job = client.Grains.GetGrain<IJobGrain>(Guid.NewGuid().ToString("N"));

    public string Email => email;

    /// <summary>Orders it; again is the same.</summary>
    /// <param name="on">The silo that is to do it: the engine places a grain where its caller hints.</param>
    public Task<JobView> OrderAsync(SiloAddress? on = null) => patience.AskAsync(async () =>
    {
        var ticket = await manager.ActAsync();
        if (on is not null) RequestContext.Set(IPlacementDirector.PlacementHintKey, on);
        return await _job.StartAsync(ticket, _order);
    });

    public async Task<JobView> FinishAsync()
    {
        using var look = new PeriodicTimer(s_look);
        while (await look.WaitForNextTickAsync())
        {
            var job = await patience.AskAsync(async () => await _job.GetAsync(await manager.ActAsync()));
            if (job is { State: not (JobState.Queued or JobState.Running) }) return job;
        }
        throw new InvalidOperationException("The timer ended.");
    }
}
