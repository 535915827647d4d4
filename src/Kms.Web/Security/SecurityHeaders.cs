using Kms.Web.Auth;
using Microsoft.Extensions.Primitives;

namespace Kms.Web.Security;

/// <summary>What every answer carries. No inline script; inline style only as attributes, which the widgets need to place themselves.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, CertificateDoor door)
{
    public Task InvokeAsync(HttpContext context)
    {
        var (isApi, policy) = (context.Request.IsApi(), BuildPolicy(context.Request, Forms(context)));
        // At the last moment: whatever turns an exception into an answer begins by removing all headers.
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, policy, isApi);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Write(IHeaderDictionary headers, StringValues policy, bool isApi)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not "no-referrer": browsers would send "Origin: null" with our own forms. Other sites are told nothing either way.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";
        if (isApi) headers.CacheControl = "no-store";
    }

    // Whoever has signed in with a certificate goes on at the other address; to browsers that is where the form leads.
    private string Forms(HttpContext context) => door.IsHere(context) ? $"'self' {door.Home}" : "'self'";

    // The host was checked before; older browsers do not take 'self' for web sockets.
    private static StringValues BuildPolicy(HttpRequest request, string forms)
    {
        var socket = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}";
        return "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
            + $"font-src 'self' data:; connect-src 'self' {socket}; object-src 'none'; base-uri 'self'; form-action {forms}; frame-ancestors 'none'";
    }
}
