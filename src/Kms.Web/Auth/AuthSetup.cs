using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Kms.Web.Auth;

internal static class AuthSetup
{
    public static void AddKmsAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SessionCookies>();
        services.AddScoped<ActorSource>();
        services.AddScoped<IActorSource>(provider => provider.GetRequiredService<ActorSource>());
        services.AddScoped<Denials>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddAuthentication(SessionIdentity.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionIdentity.SchemeName, null);
        // Whatever says nothing of its own needs somebody signed in: a forgotten endpoint is closed, not open.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
