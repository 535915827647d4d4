using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Web.Tests.Api;

/// <summary>The endpoint table of the running service, so that no endpoint escapes the tests that hold for all.</summary>
internal static class Endpoints
{
    private const string Prefix = "/api/v1";

    /// <summary><c>GET /devices/{id}</c>, ...</summary>
    public static IReadOnlyList<string> OfApi(WebApp app) =>
        [.. All(app).Where(one => one.Path.StartsWith(Prefix, StringComparison.Ordinal)).Select(one => $"{one.Method} {one.Path[Prefix.Length..]}").Order(StringComparer.Ordinal)];

    /// <summary>Everything that takes a write, pages included, with something in place of each parameter.</summary>
    public static IReadOnlyList<(string Method, string Path)> Writes(WebApp app) =>
        [.. All(app).Where(one => one.Method is not ("GET" or "HEAD" or "OPTIONS")).Select(one => (one.Method, Fill(one.Path)))];

    private static IEnumerable<(string Method, string Path)> All(WebApp app) =>
        from endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        select (method, Clean(endpoint.RoutePattern.RawText ?? ""));

    private static string Clean(string pattern)
    {
        var path = pattern.StartsWith('/') ? pattern : "/" + pattern;
        path = path.Replace(":int", "", StringComparison.Ordinal).Replace("//", "/", StringComparison.Ordinal);
        return path.Length > 1 ? path.TrimEnd('/') : path;
    }

    private static string Fill(string path) =>
        string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? part.Contains("version", StringComparison.Ordinal) ? "1" : "x" : part));
}
