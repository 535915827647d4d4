using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class SessionsApi
{
    public static void MapSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Account");
        sessions.MapGet("/", ListAsync).Says("My live sessions");
        sessions.MapDelete("/", EndOthersAsync).Says("End all my sessions but this one");
        sessions.MapDelete("/{id}", EndAsync).Says("End one of my sessions at once", Refusal.NotFound);
    }

    private static async Task<Ok<ListAnswer<SessionAnswer>>> ListAsync(IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        return TypedResults.Ok((await grains.GetGrain<IUserGrain>(actor.User.Value).GetSessionsAsync(actor)).ToList(SessionAnswer.Of));
    }

    private static Task<NoContent> EndOthersAsync(IGrainFactory grains, IActorSource actors) => EndThoseAsync(null, grains, actors);

    private static async Task<NoContent> EndAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var session = Ids.Session(id);
        var live = await grains.GetGrain<IUserGrain>(actor.User.Value).GetSessionsAsync(actor);
        return live.Any(one => one.Id == session) ? await EndThoseAsync(session, grains, actors) : throw Refused.NotFound();
    }

    private static async Task<NoContent> EndThoseAsync(SessionId? session, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        await grains.GetGrain<IUserGrain>(actor.User.Value).EndSessionAsync(actor, session);
        return TypedResults.NoContent();
    }
}
