using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Localization;

namespace Kms.Web.Pages.Account;

/// <summary>Brings the account's language and theme into the browser's own preferences.</summary>
internal static class PreferenceCookies
{
    public static void Apply(HttpContext context, UserProfile profile)
    {
        if (profile.Language is { } language && PageSetup.Languages.Contains(language))
            Set(context, "kms-language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(PageSetup.FormatsOf(language), language)));
        if (profile.Theme is "auto" or "light" or "dark") Set(context, "kms-theme", profile.Theme);
    }

    private static void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Secure = context.Request.IsHttps,
    });
}
