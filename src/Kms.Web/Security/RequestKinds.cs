using Microsoft.AspNetCore.Diagnostics;

namespace Kms.Web.Security;

internal static class RequestKinds
{
    public static bool IsApi(this HttpRequest request) => IsApi(request.Path);

    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    /// <summary>Shown in place of an answer that was refused already: what refused it must not refuse this too.</summary>
    public static bool IsErrorPage(this HttpRequest request) => request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>Pictures, scripts, health and error pages: whoever asks gets the same.</summary>
    public static bool IsForEverybody(this HttpContext context) =>
        context.Request.IsErrorPage() || context.GetEndpoint()?.Metadata.GetMetadata<ForEverybody>() is not null;

    public static bool IsWrite(this HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
