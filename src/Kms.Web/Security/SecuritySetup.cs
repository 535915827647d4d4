using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

internal static class SecuritySetup
{
    public static void AddKmsSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration("Kms").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsCheck>();
        services.AddSingleton<IConfigureOptions<HostFilteringOptions>, AcceptedHosts>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        services.AddSingleton<IConfigureOptions<AntiforgeryOptions>, FormTokens>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, WebKeysSetup>();
        services.AddDataProtection().SetApplicationName("kms");
        services.AddAntiforgery();
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.AddKmsRates();
        services.Configure<KestrelServerOptions>(ServerLimits.Apply);
    }

    /// <summary>The order matters: who asks (proxy, host), what every answer carries, where it may come from, whether anybody can answer, who it is, how often.</summary>
    public static void UseKmsSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHostFiltering();
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.IsHttps) app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HttpsOnly>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<CertificateOnly>();
        app.UseMiddleware<ServiceGate>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<StaleForms>();
    }
}
