using Kms.Users;
using Kms.Web.Security;
using Microsoft.Extensions.Options;

namespace Kms.Web.Auth;

/// <summary>Sets, reads and removes the session cookie. A page that signs somebody in or out is a plain form post that calls this.</summary>
internal sealed class SessionCookies(IOptions<WebOptions> options)
{
    private bool Secure => options.Value.IsHttps;

    /// <summary>The prefix makes browsers refuse the cookie from another host of the domain and without https.</summary>
    public string Name => Secure ? "__Host-kms" : "kms";

    /// <summary>No expiry: the cookie ends with the browser, the session by its own clock.</summary>
    public void Issue(HttpContext context, SignedIn signedIn) => context.Response.Cookies.Append(Name, signedIn.Token, Build());

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Build());

    public string? Read(HttpRequest request) => request.Cookies[Name];

    private CookieOptions Build() => new() { HttpOnly = true, Secure = Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
