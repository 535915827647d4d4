using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

/// <summary>
/// Leads from a form that sent a mail to the page that says so, which can be fetched again, in another language too, without a second mail. The
/// address goes by a cookie of that page: addresses of pages end up in logs.
/// </summary>
internal static class SentMail
{
    private const string Cookie = "kms-sent";
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(15);

    public static void Show(HttpContext context, NavigationManager navigation, EmailAddress to)
    {
        var path = context.Request.Path.Value ?? "/";
        context.Response.Cookies.Append(Cookie, to.Value, new CookieOptions
        {
            Path = path, MaxAge = s_life, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Secure = context.Request.IsHttps,
        });
        navigation.NavigateTo($"{path}?sent=1");
    }

    /// <summary>Null when no mail was sent from this browser a short while ago.</summary>
    public static string? To(HttpContext context) =>
        EmailAddress.TryParse(context.Request.Cookies[Cookie], out var email) ? email.Value : null;
}
