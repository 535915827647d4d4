using System.Globalization;
using System.Net.Mime;

namespace Kms.Web.Api;

/// <summary>Tells mail programs, which show no pages and read no JSON, in a sentence why they get nothing.</summary>
internal sealed class PlainRefusals : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // What is published now may be revoked a minute later.
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            if (refused.RetryAfter is { } wait)
                context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            var status = refused.Refusal == Refusal.Invalid ? StatusCodes.Status400BadRequest : RefusalStatus.Of(refused.Refusal);
            var text = refused.Problems is [var problem, ..] ? problem.Text : refused.Detail;
            return TypedResults.Text($"{text}\n", MediaTypeNames.Text.Plain, statusCode: status);
        }
    }
}
