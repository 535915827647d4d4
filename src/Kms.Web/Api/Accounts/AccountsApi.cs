using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class AccountsApi
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("").WithTags("Account").AllowAnonymous();
        open.MapPost("/registrations", RegisterAsync)
            .Says("Ask for an account; the answer is the same whether or not the address has one", Refusal.Invalid, Refusal.TooManyAttempts)
            .Example("""{ "email": "anna@example.com", "language": "da" }""");
        open.MapPost("/registrations/activate", ActivateAsync)
            .Says("Open the account with the token of the mailed link", Refusal.LinkUsedOrExpired, Refusal.PasswordRules)
            .Example("""{ "token": "from the link", "name": "Anna", "password": "a passphrase of fifteen" }""", """{ "userId": "…32 hex" }""");
        open.MapPost("/sign-in", SignInAsync).AnswersSecret()
            .Says("An access token for an hour", Refusal.SignInFailed, Refusal.TooManyAttempts)
            .Example("""{ "email": "anna@example.com", "password": "a passphrase of fifteen" }""", ApiExamples.SignIn);
        var me = api.MapGroup("/me").WithTags("Account");
        me.MapGet("", MeAsync).Says("Who I am, with memberships and roles");
        me.MapPut("/password", ChangePasswordAsync)
            .Says("Change the password; all other sessions end", Refusal.PasswordRules, Refusal.Invalid, Refusal.TooManyAttempts)
            .Example("""{ "current": "the old one", "new": "a passphrase of fifteen" }""");
    }

    private static async Task<Accepted> RegisterAsync(RegistrationBody body, HttpContext http, IGrainFactory grains)
    {
        var email = Grantees.Address(body.Email, "email");
        await grains.GetGrain<IAccountsGrain>(GrainKeys.Accounts).RegisterAsync(email, body.Language, http.Address());
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Created<AccountCreated>> ActivateAsync(ActivationBody body, IGrainFactory grains)
    {
        var user = await grains.GetGrain<IAccountsGrain>(GrainKeys.Accounts).ActivateAsync(body.ToOrder());
        return TypedResults.Created((string?)null, new AccountCreated(user.Value));
    }

    private static async Task<Ok<SignInAnswer>> SignInAsync(SignInBody body, HttpContext http, IGrainFactory grains)
    {
        var order = new SignInOrder(body.Email ?? "", body.Password ?? "", body.Code, http.Address(), http.Client(), ForApi: true);
        return TypedResults.Ok(SignInAnswer.Of(await grains.GetGrain<IAccountsGrain>(GrainKeys.Accounts).SignInAsync(order)));
    }

    private static async Task<Ok<MeAnswer>> MeAsync(IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        return TypedResults.Ok(MeAnswer.Of((await grains.GetGrain<IUserGrain>(actor.User.Value).GetAsync(actor)).OrNotFound()));
    }

    private static async Task<NoContent> ChangePasswordAsync(PasswordBody body, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var user = grains.GetGrain<IUserGrain>(actor.User.Value);
        await user.ChangePasswordAsync(actor, Refused.Required(body.Current, "current"), Refused.Required(body.New, "new"));
        return TypedResults.NoContent();
    }
}
