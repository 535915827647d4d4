using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Account");
        tokens.MapGet("/", ListAsync).Says("My API tokens, without secrets");
        tokens.MapPost("/", CreateAsync).AnswersSecret()
            .Says("Make an API token; its secret is shown once", Refusal.Invalid, Refusal.Forbidden)
            .Example("""{ "name": "Head-end", "scopes": ["devices:read", "keys:read"], "expiresAt": "2030-12-31T23:00:00Z" }""", ApiExamples.Token);
        tokens.MapDelete("/{id}", RevokeAsync).Says("End an API token at once", Refusal.NotFound);
    }

    private static async Task<Ok<ListAnswer<TokenAnswer>>> ListAsync(IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        return TypedResults.Ok((await grains.GetGrain<IUserGrain>(actor.User.Value).GetTokensAsync(actor)).ToList(TokenAnswer.Of));
    }

    private static async Task<Created<NewTokenAnswer>> CreateAsync(TokenBody body, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var user = grains.GetGrain<IUserGrain>(actor.User.Value);
        var token = await user.CreateTokenAsync(actor, Refused.Required(body.Name, "name"), [.. body.Scopes ?? []], body.ExpiresAt);
        return TypedResults.Created($"/api/v1/tokens/{token.Token.Id}", NewTokenAnswer.Of(token));
    }

    private static async Task<NoContent> RevokeAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        await grains.GetGrain<IUserGrain>(actor.User.Value).RevokeTokenAsync(actor, Ids.Session(id));
        return TypedResults.NoContent();
    }
}
