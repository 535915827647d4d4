using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

/// <summary>
/// Sends people who came to a known proxy without https to the public address. Only what a known proxy says counts: behind another one
/// every request looks like plain http, and sending it on would go round in circles. Cookies for https do not work there, so the pages say
/// what to set; a token from this machine works.
/// </summary>
internal sealed class HttpsOnly(RequestDelegate next, IOptions<WebOptions> options, IOptions<ForwardedHeadersOptions> forwarded)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsHttps || !options.Value.IsHttps) return next(context);
        // The middleware before leaves this header when it has believed the proxy.
        var wasTold = request.Headers.ContainsKey(forwarded.Value.OriginalProtoHeaderName);
        if (!wasTold) return request.IsApi() || IsHealth(request) ? next(context) : ExplainAsync(context);
        if (request.IsApi() || request.IsWrite()) return RefuseAsync(context);
        var target = new Uri(options.Value.PublicUrl, request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        context.Response.Redirect(target.AbsoluteUri, permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }

    private static bool IsHealth(HttpRequest request) => request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private Task ExplainAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            This came without https. Open {options.Value.PublicUrl}

            If that is what you did, a proxy on the way ends https and is not known here. The operator sets its address
            in Kms__Proxies__0 and lets it send X-Forwarded-Proto and X-Forwarded-For.
            """);
    }

    // A redirect would hide that the token or password has crossed the network in the clear.
    private static Task RefuseAsync(HttpContext context) => Results.Problem(
        "Use https. What was sent here may have been read on the way: change that password or revoke that token.",
        statusCode: StatusCodes.Status403Forbidden, extensions: [new("code", "https-required")]).ExecuteAsync(context);
}
