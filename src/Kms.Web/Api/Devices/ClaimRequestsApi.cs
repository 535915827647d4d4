using Kms.Devices;
using Kms.Listing;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ClaimRequestsApi
{
    public static void MapClaimRequests(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/claim-requests").WithTags("Devices");
        requests.MapGet("/", ListAsync).Says("Claim requests that the caller may answer or has made", Refusal.Invalid);
        requests.MapPost("/{id}/approve", ApproveAsync).Says("Approve a claim request", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided);
        requests.MapPost("/{id}/decline", DeclineAsync)
            .Says("Decline a claim request with a reason, which is mailed", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided, Refusal.Invalid)
            .Example("""{ "reason": "These meters were delivered to somebody else" }""");
    }

    private static async Task<Ok<ListAnswer<ClaimRequestAnswer>>> ListAsync(
        string? state, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);
        var page = await directory.ClaimRequestsAsync(await actors.GetAsync(), Decisions.Parse(state), paging.ToRequest());
        return TypedResults.Ok(page.To(ClaimRequestAnswer.Of));
    }

    private static Task<NoContent> ApproveAsync(string id, IGrainFactory grains, IActorSource actors) => DecideAsync(id, true, null, grains, actors);

    private static Task<NoContent> DeclineAsync(string id, ReasonBody body, IGrainFactory grains, IActorSource actors) =>
        DecideAsync(id, false, Refused.Required(body.Reason, "reason"), grains, actors);

    private static async Task<NoContent> DecideAsync(string id, bool approve, string? reason, IGrainFactory grains, IActorSource actors)
    {
        var (outer, inner) = Ids.Pair(id);
        var device = grains.GetGrain<IDeviceGrain>(Ids.Device(outer).Value);
        await device.DecideClaimRequestAsync(await actors.GetAsync(), new ClaimRequestId(inner), approve, reason);
        return TypedResults.NoContent();
    }
}
