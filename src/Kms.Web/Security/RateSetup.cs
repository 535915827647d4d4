using System.Globalization;
using System.Threading.RateLimiting;
using Kms.Web.Auth;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

internal static class RateSetup
{
    public static void AddKmsRates(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Choose);
        limiter.OnRejected = RejectAsync;
    });

    private static RateLimitPartition<string> Choose(HttpContext context)
    {
        var request = context.Request;
        if (request.IsErrorPage() || (!request.IsApi() && !request.IsWrite())) return RateLimitPartition.GetNoLimiter("pages");
        var rates = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.Rates;
        if (SessionIdentity.Of(context.User) is { } identity) return Bucket($"u:{identity.Credential.User}", rates.Account);
        var address = ClientNetwork.Of(context.Connection.RemoteIpAddress);
        return request.IsWrite() ? Bucket($"d:{address}", rates.Door) : Bucket($"a:{address}", rates.Address);
    }

    /// <summary>A minute's worth may come at once; then it fills up again steadily.</summary>
    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(perMinute >= 60 ? 1 : 60.0 / perMinute),
        AutoReplenishment = true,
    });

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new ValueTask(context.RefuseAsync(
            StatusCodes.Status429TooManyRequests, "too-many-attempts", "Too many requests. Wait as long as Retry-After says."));
    }
}
