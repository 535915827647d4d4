using Kms.AccessRequests;
using Kms.Listing;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class AccessRequestsApi
{
    public static void MapAccessRequests(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/access-requests").WithTags("Access requests");
        requests.MapGet("/", ListAsync).Says("Access requests: the queue for the operator, the own ones for others", Refusal.Invalid);
        requests.MapPost("/", SubmitAsync).Says("Ask for super-user access: I am a reseller", Refusal.Invalid, Refusal.AlreadyExists)
            .Example("""{ "organisationName": "Meter Shop Ltd", "customerNumber": "4711" }""");
        requests.MapGet("/{id}", GetAsync).Says("An access request", Refusal.NotFound);
        requests.MapPost("/{id}/approve", ApproveAsync).Says("Approve into an existing or a new organisation", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyDecided)
            .Example("""{ "newOrganisation": { "name": "Meter Shop Ltd", "kind": "reseller" }, "role": "KeyManager" }""");
        requests.MapPost("/{id}/decline", DeclineAsync).Says("Decline with a reason, which is mailed", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyDecided)
            .Example("""{ "reason": "We do not know this customer number" }""");
    }

    private static async Task<Ok<ListAnswer<AccessRequestAnswer>>> ListAsync(
        string? state, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);
        var page = await directory.AccessRequestsAsync(await actors.GetAsync(), Decisions.Parse(state), paging.ToRequest());
        return TypedResults.Ok(page.To(AccessRequestAnswer.Of));
    }

    private static async Task<Created<AccessRequestAnswer>> SubmitAsync(AccessRequestBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var request = grains.GetGrain<IAccessRequestGrain>(await ids.NextIdAsync("access-request"));
        var row = await request.SubmitAsync(await actors.GetAsync(), body.ToDraft());
        return TypedResults.Created($"/api/v1/access-requests/{row.Id}", AccessRequestAnswer.Of(row));
    }

    private static async Task<Ok<AccessRequestAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(AccessRequestAnswer.Of((await Find(id, grains).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Ok<AccessRequestAnswer>> ApproveAsync(string id, AccessRequestApprovalBody body, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(AccessRequestAnswer.Of(await Find(id, grains).ApproveAsync(await actors.GetAsync(), body.ToApproval())));

    private static async Task<Ok<AccessRequestAnswer>> DeclineAsync(string id, ReasonBody body, IGrainFactory grains, IActorSource actors)
    {
        var reason = Refused.Required(body.Reason, "reason");
        return TypedResults.Ok(AccessRequestAnswer.Of(await Find(id, grains).DeclineAsync(await actors.GetAsync(), reason)));
    }

    private static IAccessRequestGrain Find(string id, IGrainFactory grains) => grains.GetGrain<IAccessRequestGrain>(Ids.AccessRequest(id).Value);
}
