using Kms.Listing;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("/", ListAsync).Says("Users of the organisations that I administer", Refusal.NotFound, Refusal.Forbidden);
        users.MapPost("/", CreateAsync)
            .Says("Add a user to an organisation; a person without account gets an invitation", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "email": "anna@example.com", "organisationId": "…32 hex", "role": "KeyManager" }""");
        users.MapGet("/{id}", GetAsync).Says("A user", Refusal.NotFound);
        users.MapPatch("/{id}", PatchAsync).Says("Change name, language, theme; or (de)activate somebody, not both at once", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "active": false }""");
        users.MapDelete("/{id}", DeleteAsync).Says("End a membership (?organisation=), or deactivate the account", Refusal.NotFound, Refusal.Forbidden);
        users.MapPost("/{id}/reset", ResetAsync).AnswersSecret()
            .Says("Start a password change: by a mailed link, or with a random one-time password to hand over", Refusal.NotFound, Refusal.Forbidden)
            .Example("""{ "oneTimePassword": true }""", """{ "oneTimePassword": "shown once" }""");
    }

    private static async Task<Ok<ListAnswer<MemberAnswer>>> ListAsync(
        string? organisation, string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var of = string.IsNullOrEmpty(organisation) ? (OrganisationId?)null : Ids.Organisation(organisation);
        var page = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory).MembersAsync(await actors.GetAsync(), of, q, paging.ToRequest());
        return TypedResults.Ok(page.To(MemberAnswer.Of));
    }

    private static Task<Accepted<MemberChanged>> CreateAsync(UserBody body, IGrainFactory grains, IActorSource actors) =>
        MembersApi.SetAsync(Refused.Required(body.OrganisationId, "organisationId"), body.Email, body.Role, body.Roles, grains, actors);

    private static async Task<Ok<UserAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(UserAnswer.Of((await grains.GetGrain<IUserGrain>(Ids.User(id).Value).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Ok<UserAnswer>> PatchAsync(string id, UserPatch patch, IGrainFactory grains, IActorSource actors)
    {
        var user = grains.GetGrain<IUserGrain>(Ids.User(id).Value);
        var view = (await user.GetAsync(await actors.GetAsync())).OrNotFound();
        // Two acts: of both, one could be refused after the first was done.
        if (patch is { TouchesProfile: true, Active: not null })
            throw Refused.Invalid("active", "one-of", "Name, language and theme are one change, active is another: give one of them.");
        if (patch.Active is { } active) await user.SetActiveAsync(await actors.GetAsync(), active);
        if (patch.TouchesProfile)
        {
            var profile = new UserProfile(patch.Name ?? view.Profile.Name, patch.Language ?? view.Profile.Language, patch.Theme ?? view.Profile.Theme);
            await user.SetProfileAsync(await actors.GetAsync(), profile);
        }
        return await GetAsync(id, grains, actors);
    }

    private static async Task<NoContent> DeleteAsync(string id, string? organisation, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        if (string.IsNullOrEmpty(organisation)) await grains.GetGrain<IUserGrain>(Ids.User(id).Value).SetActiveAsync(actor, false);
        else await grains.GetGrain<IOrganisationGrain>(Ids.Organisation(organisation).Value).RemoveMemberAsync(actor, Ids.User(id));
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ResetAnswer>> ResetAsync(string id, ResetBody? body, IGrainFactory grains, IActorSource actors)
    {
        var user = grains.GetGrain<IUserGrain>(Ids.User(id).Value);
        return TypedResults.Ok(new ResetAnswer(await user.StartResetAsync(await actors.GetAsync(), body?.OneTimePassword ?? false)));
    }
}
