using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

internal sealed class FormTokens(IOptions<WebOptions> options) : IConfigureOptions<AntiforgeryOptions>
{
    public void Configure(AntiforgeryOptions antiforgery)
    {
        var secure = options.Value.IsHttps;
        antiforgery.Cookie.Name = secure ? "__Host-kms-forms" : "kms-forms";
        antiforgery.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        antiforgery.Cookie.SameSite = SameSiteMode.Lax;
    }
}
