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
        catch (Exception fault) when (IsOutage(fault) && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = ProblemHandler.Soon.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    // What the operator has to set up is no outage that passes. The keys of form tokens are read by the framework, which wraps what a grain says.
    private static bool IsOutage(Exception? fault) => fault is RefusedException { Refusal: var refusal }
        ? refusal != Refusal.UnprotectedConnection && RefusalStatus.Of(refusal) == StatusCodes.Status503ServiceUnavailable
        : fault?.InnerException is { } inner && IsOutage(inner);
}
