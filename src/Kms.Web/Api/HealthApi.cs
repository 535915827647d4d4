using Kms.Silo.Hosting;
using Kms.Web.Security;

namespace Kms.Web.Api;

internal static class HealthApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithMetadata(ForEverybody.Mark).ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", ReadyAsync);
    }

    /// <summary>Ready when the grains answer and their database can be read and written.</summary>
    private static async Task<IResult> ReadyAsync(IServiceReach service, IGrainFactory grains, TimeProvider clock)
    {
        try
        {
            service.Demand();
            await grains.GetGrain<IHealthGrain>(GrainKeys.Health).CheckAsync().WaitAsync(Patience, clock);
            return Results.Text("ready");
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.Unreachable)
        {
            return NotReady("no silo answers");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return NotReady("the database does not answer or takes no writes");
        }
    }

    private static IResult NotReady(string why) =>
        Results.Text($"not ready: {why}; the log says why", statusCode: StatusCodes.Status503ServiceUnavailable);
}
