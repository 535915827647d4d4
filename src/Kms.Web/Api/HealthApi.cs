using Kms.Setup;

namespace Kms.Web.Api;

internal static class HealthApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", ReadyAsync);
    }

    /// <summary>Ready when a grain answers that must ask the database once.</summary>
    private static async Task<IResult> ReadyAsync(IGrainFactory grains, TimeProvider clock)
    {
        try
        {
            await grains.GetGrain<ISetupGrain>(GrainKeys.Setup).IsNeededAsync().WaitAsync(Patience, clock);
            return Results.Text("ready");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
