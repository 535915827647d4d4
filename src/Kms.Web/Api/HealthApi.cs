using Kms.Silo.Hosting;

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

    /// <summary>Ready when the database can be read and written.</summary>
    private static async Task<IResult> ReadyAsync(StorageHealth storage, TimeProvider clock)
    {
        try
        {
            await storage.CheckAsync().WaitAsync(Patience, clock);
            return Results.Text("ready");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Results.Text("not ready: the database does not answer or takes no writes; the log says why", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
