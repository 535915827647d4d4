using System.Security.Claims;
using System.Text.Encodings.Web;
using Kms.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kms.Web.Auth;

/// <summary>Bearer token or session cookie; a request that names a token is never helped out by a cookie.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ActorSource actors, SessionCookies cookies)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = Context.IsForEverybody() ? null : FindPresented();
        // What has not even the form of a token wakes no grain; one that was made up is refused by the first, and both are then counted by
        // address like any anonymous request.
        var identity = await actors.EnterAsync(Credential.TryParse(presented, out var credential) ? credential : null, Context.Address());
        if (identity is not null) return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
        return presented is null ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("The session has ended.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.IsApi())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }
        var target = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(target)}");
        return Task.CompletedTask;
    }

    private string? FindPresented()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return cookies.Read(Request);
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header;
    }
}
