using Kms.Invitations;
using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class AcceptanceApi
{
    public static void MapAcceptance(this RouteGroupBuilder invitations) =>
        invitations.MapPost("/accept", AcceptAsync).AllowAnonymous()
            .Says("Accept an invitation with the token of its link: with a new account, or signed in as the invited person", Refusal.LinkUsedOrExpired, Refusal.PasswordRules, Refusal.AlreadyExists)
            .Example("""{ "token": "from the link", "name": "Anna", "password": "a passphrase of fifteen" }""", """{ "userId": "…32 hex" }""");

    // Somebody signed in never sets a password here; an invitation to a known address asks for that sign-in.
    private static async Task<Created<AccountCreated>> AcceptAsync(ActivationBody body, IGrainFactory grains, IActorSource actors)
    {
        var token = Refused.Required(body.Token, "token");
        if (await actors.FindAsync() is not { } actor)
        {
            var user = await grains.GetGrain<IAccountsGrain>(GrainKeys.Accounts).ActivateAsync(body.ToOrder());
            return TypedResults.Created((string?)null, new AccountCreated(user.Value));
        }
        await grains.GetGrain<IInvitationGrain>(InvitationOf(token)).AcceptSignedInAsync(actor, token);
        return TypedResults.Created((string?)null, new AccountCreated(actor.User.Value));
    }

    // A link names its invitation before the dot; whether the rest is true, the invitation knows.
    private static string InvitationOf(string token)
    {
        var id = token.Split('.')[0];
        return id.Length == 32 && id.All(char.IsAsciiHexDigitLower)
            ? id
            : throw new RefusedException(Refusal.LinkUsedOrExpired, "This link was used or has expired. Ask for a new one.");
    }
}
