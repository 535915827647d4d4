using System.Globalization;
using Kms.Web.Api;

namespace Kms.Web.Security;

/// <summary>
/// A page that cannot be made because the service or its storage does not answer becomes the error page that says so, in the reader's
/// language, and tells programs when to come again.
/// </summary>
internal sealed class PageOutages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (IsOutage(refused) && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = ProblemHandler.Soon.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    // What the operator has to set up is no outage that passes.
    private static bool IsOutage(RefusedException refused) =>
        refused.Refusal != Refusal.UnprotectedConnection && RefusalStatus.Of(refused.Refusal) == StatusCodes.Status503ServiceUnavailable;
}
