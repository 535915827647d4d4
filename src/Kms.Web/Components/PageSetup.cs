using Kms.Silo.Hosting;
using Kms.Web.Api;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Certificates;
using Kms.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Radzen;

namespace Kms.Web.Components;

internal static class PageSetup
{
    public static readonly string[] Languages = ["en", "da", "fr", "de"];

    // A list of a hundred thousand devices with codes can be pasted; the usual 32 kB would end the connection. Only who is signed in has one.
    private const int MostPasted = 8 << 20;

    /// <summary>English without a country writes dates in the American order.</summary>
    public static string FormatsOf(string language) => language == "en" ? "en-GB" : language;

    public static void AddKmsPages(this WebApplicationBuilder builder)
    {
        // Unpublished runs outside Development find the pages' own files through the build's manifest.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostPasted);
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(SetLanguages);
        services.AddSingleton<ProductInfo>();
        services.AddSingleton<IValidateOptions<KmsOptions>, LogoCheck>();
        services.AddSingleton<EnrolmentSeal>();
        services.AddScoped<Toasts>();
        services.AddScoped<Prompts>();
        services.AddScoped<Browser>();
        services.AddScoped<KeptSelection>();
        services.AddRadzenComponents();
    }

    public static void UseKmsPages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseWhen(context => !context.Request.IsApi(), pages => pages
            .UseExceptionHandler("/error/500", createScopeForErrors: true)
            .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
            .UseMiddleware<PageOutages>());
        app.UseMiddleware<ErrorPages>();
        // After them: a page that stands in for an error is found anew, and asks nobody to sign in first.
        app.UseRouting();
    }

    public static void MapKmsPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().WithMetadata(ForEverybody.Mark);
        app.MapUploads();
        app.MapAuthorityFiles();
        app.MapOcsp();
        app.MapCertificateSearch();
        app.MapGet("/logo", Logo.GetAsync).AllowAnonymous().WithMetadata(ForEverybody.Mark);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static void SetLanguages(RequestLocalizationOptions options)
    {
        options.AddSupportedCultures([.. Languages.Select(FormatsOf)]).AddSupportedUICultures(Languages);
        options.DefaultRequestCulture = new RequestCulture(FormatsOf(Languages[0]), Languages[0]);
        options.RequestCultureProviders.Clear();
        options.RequestCultureProviders.Add(new CookieRequestCultureProvider { CookieName = "kms-language", Options = options });
        options.RequestCultureProviders.Add(new AcceptLanguageHeaderRequestCultureProvider { Options = options });
    }
}
