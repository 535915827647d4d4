using Kms.Web.Auth;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

/// <summary>
/// Refuses writes, reads of the API and web sockets that another site makes a browser send. A request with an Authorization header cannot come from there:
/// no foreign script may set it. Browsers tell where a request comes from in Sec-Fetch-Site or Origin, and a page cannot forge either.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, SessionCookies cookies, IOptions<WebOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsGuarded(request) || request.Headers.Authorization.Count > 0 || IsOurs(request)) return next(context);
        return context.RefuseAsync(
            StatusCodes.Status403Forbidden, "cross-site", "This came from another site. Use the service's own pages, or a token instead of the cookie.");
    }

    // Reading a key is an act too: it stands in the trail, and a file is gone once read. Pages may be linked to from anywhere.
    private bool IsGuarded(HttpRequest request) => !request.IsErrorPage() && (request.IsWrite()
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.Headers["Sec-Fetch-Site"].Count > 0 && cookies.Read(request) is not null));

    private bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none")) return false;
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin) return IsOurs(origin, request);
        // Neither header and a cookie: no present browser, or one that hides where it comes from.
        return request.Headers["Sec-Fetch-Site"].Count > 0 || cookies.Read(request) is null;
    }

    private bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Authority == request.Host.Value || uri.GetLeftPart(UriPartial.Authority) == options.Value.PublicUrl.GetLeftPart(UriPartial.Authority));
}
