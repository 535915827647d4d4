using Kms.Listing;
using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class MembersApi
{
    public static void MapMembers(this RouteGroupBuilder organisations)
    {
        organisations.MapGet("/{id}/members", ListAsync).Says("Members of an organisation", Refusal.NotFound, Refusal.Forbidden);
        organisations.MapPost("/{id}/members", AddAsync)
            .Says("Make a person a member or change the roles; a person without account gets an invitation", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "email": "anna@example.com", "role": "KeyManager" }""");
        organisations.MapDelete("/{id}/members/{userId}", RemoveAsync).Says("End a membership; works at once", Refusal.NotFound, Refusal.Forbidden);
    }

    public static async Task<Accepted<MemberChanged>> SetAsync(
        string organisation, string? email, string? role, IReadOnlyList<string>? roles, IGrainFactory grains, IActorSource actors)
    {
        var id = Ids.Organisation(organisation);
        var address = Grantees.Address(email, "email");
        var change = await grains.GetGrain<IOrganisationGrain>(id.Value).SetMemberAsync(await actors.GetAsync(), address, RolesBody.Demand(role, roles));
        return TypedResults.Accepted((string?)null, MemberChanged.Of(id, change));
    }

    private static async Task<Ok<ListAnswer<MemberAnswer>>> ListAsync(
        string id, string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var organisation = await OrganisationsApi.FindAsync(id, grains, actors);
        var directory = grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);
        var page = await directory.MembersAsync(await actors.GetAsync(), organisation.Id, q, paging.ToRequest());
        return TypedResults.Ok(page.To(MemberAnswer.Of));
    }

    private static Task<Accepted<MemberChanged>> AddAsync(string id, MemberBody body, IGrainFactory grains, IActorSource actors) =>
        SetAsync(id, body.Email, body.Role, body.Roles, grains, actors);

    private static async Task<NoContent> RemoveAsync(string id, string userId, IGrainFactory grains, IActorSource actors)
    {
        await grains.GetGrain<IOrganisationGrain>(Ids.Organisation(id).Value).RemoveMemberAsync(await actors.GetAsync(), Ids.User(userId));
        return TypedResults.NoContent();
    }
}
