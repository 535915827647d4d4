using Kms.Listing;
using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ApprovalsApi
{
    public static void MapApprovals(this RouteGroupBuilder api)
    {
        var approvals = api.MapGroup("/approvals").WithTags("Users");
        approvals.MapGet("/", ListAsync).Says("Memberships that wait for my confirmation", Refusal.Invalid);
        approvals.MapPost("/{id}/approve", ApproveAsync).Says("Confirm a member that the operator proposed", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided);
        approvals.MapPost("/{id}/decline", DeclineAsync).Says("Decline a member that the operator proposed", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided);
    }

    private static async Task<Ok<ListAnswer<ApprovalAnswer>>> ListAsync(
        string? state, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);
        var page = await directory.ApprovalsAsync(await actors.GetAsync(), Decisions.Parse(state), paging.ToRequest());
        return TypedResults.Ok(page.To(ApprovalAnswer.Of));
    }

    private static Task<NoContent> ApproveAsync(string id, IGrainFactory grains, IActorSource actors) => DecideAsync(id, true, grains, actors);

    private static Task<NoContent> DeclineAsync(string id, IGrainFactory grains, IActorSource actors) => DecideAsync(id, false, grains, actors);

    private static async Task<NoContent> DecideAsync(string id, bool approve, IGrainFactory grains, IActorSource actors)
    {
        var (outer, inner) = Ids.Pair(id);
        await grains.GetGrain<IOrganisationGrain>(Ids.Organisation(outer).Value).DecideMemberAsync(await actors.GetAsync(), inner, approve);
        return TypedResults.NoContent();
    }
}
