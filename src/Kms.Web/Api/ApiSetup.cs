using Kms.Web.Security;
using Microsoft.AspNetCore.Routing;

namespace Kms.Web.Api;

internal static class ApiSetup
{
    public static void AddKmsApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<JobStarter>();
        services.AddScoped<UploadReader>();
        services.AddExceptionHandler<ProblemHandler>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddKmsDescription();
    }

    public static void UseKmsProblems(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseWhen(context => context.Request.IsApi(), api => api.UseStatusCodePages(BareStatus.WriteAsync));
    }

    public static void MapKmsApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter<RouteGroupBuilder, DeniedActs>().AddEndpointFilter<RouteGroupBuilder, Idempotency>();
        api.MapAccounts();
        api.MapTokens();
        api.MapSessions();
        api.MapDevices();
        api.MapChecks();
        api.MapClaims();
        api.MapClaimRequests();
        api.MapTransfers();
        api.MapGrants();
        api.MapImports();
        api.MapExports();
        api.MapJobs();
        api.MapBatches();
        api.MapUsers();
        api.MapApprovals();
        api.MapOrganisations();
        api.MapInvitations();
        api.MapAccessRequests();
        api.MapEmailTemplates();
        api.MapCertificates();
        api.MapAuthority();
        api.MapExposures();
        api.MapHygiene();
        api.MapAudit();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
    }
}
