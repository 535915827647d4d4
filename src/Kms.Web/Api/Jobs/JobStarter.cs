using Kms.Jobs;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>Starts a job under an id that a repeated request finds again.</summary>
internal sealed class JobStarter(IGrainFactory grains, IActorSource actors, IHttpContextAccessor http)
{
    public async Task<Accepted<JobStarted>> StartAsync(JobOrder order)
    {
        var actor = await actors.GetAsync();
        var id = await NextIdAsync("job");
        var job = await grains.GetGrain<IJobGrain>(id).StartAsync(actor, order);
        return Accepted(job.Id);
    }

    /// <summary>A fresh id, or the one that this account and idempotency key always get.</summary>
    public async Task<string> NextIdAsync(string thing)
    {
        var request = http.HttpContext!.Request; // endpoints alone start jobs here
        var key = IdempotencyKey.Find(request);
        return key is null ? Ids.New() : key.DeriveId((await actors.GetAsync()).User, $"{request.Path}|{thing}");
    }

    public static Accepted<JobStarted> Accepted(JobId id) => TypedResults.Accepted($"/api/v1/jobs/{id}", new JobStarted(id.Value));
}
