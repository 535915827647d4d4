using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kms.Web.Security;

internal static class ServerLimits
{
    /// <summary>Bodies of ordinary requests; uploads and long selections say more on their endpoints.</summary>
    public const long Body = 1 << 20;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Body;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
