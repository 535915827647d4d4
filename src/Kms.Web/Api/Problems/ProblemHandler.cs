using System.Globalization;
using System.Text.Json;
using Kms.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Orleans.Runtime;

namespace Kms.Web.Api;

/// <summary>Turns whatever an endpoint throws into a problem answer; stack traces stay in the log.</summary>
internal sealed class ProblemHandler : IExceptionHandler
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private const string Unknown = "The service could not be reached. Whether this was done is not known: look before you repeat it.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        if (!RequestKinds.IsApi(path) || httpContext.Response.HasStarted) return false;
        var problem = Describe(exception, httpContext.Request.IsWrite(), out var retryAfter);
        httpContext.Response.StatusCode = problem.Status;
        if (retryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (problem.Status == StatusCodes.Status401Unauthorized) httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        await httpContext.Response.WriteAsJsonAsync(problem, ApiJson.Options, ProblemAnswer.MediaType, cancellationToken);
        return true;
    }

    private static ProblemAnswer Describe(Exception exception, bool isWrite, out TimeSpan? retryAfter)
    {
        retryAfter = null;
        switch (exception)
        {
            case RefusedException refused:
                var status = RefusalStatus.Of(refused.Refusal);
                retryAfter = refused.RetryAfter ?? (status is 429 or 503 ? Soon : null);
                return Of(status, RefusalStatus.CodeOf(refused.Refusal), DetailOf(refused, isWrite), refused.Problems);
            case BadHttpRequestException bad:
                return Describe(bad);
            case OrleansException or TimeoutException:
                retryAfter = Soon;
                return Of(503, "storage-unavailable", "The service cannot do this now. Try again in a moment.");
            default:
                return Of(500, "internal", "Something went wrong here. Try again; if it stays, tell the operator the time and what you did.");
        }
    }

    // One sentence for every way in which a thing may not be there: which of them it was would already tell something.
    private static string? DetailOf(RefusedException refused, bool isWrite) => refused.Refusal switch
    {
        Refusal.NotFound => Refused.NotFound().Detail,
        Refusal.NotAPartner => Refused.NotAPartner().Detail,
        Refusal.ClaimRefused => Refused.Claim().Detail,
        Refusal.Unreachable => refused.Detail ?? (isWrite ? Unknown : "The service could not be reached. Try again in a moment."),
        _ => refused.Detail,
    };

    private static ProblemAnswer Describe(BadHttpRequestException bad) => bad.StatusCode switch
    {
        413 => Of(413, "too-large", "The body is larger than allowed. Send it in parts, or use a filter instead of a list."),
        415 => Of(415, "unsupported-media-type", "Send application/json, or multipart/form-data where files are taken."),
        400 when bad.InnerException is JsonException json =>
            Of(422, "invalid", $"The body is not the JSON that is expected here (at {json.Path ?? "$"}, line {json.LineNumber + 1})."),
        400 => Of(422, "invalid", "A parameter is missing or malformed."),
        var other => Of(other, "bad-request", "The request cannot be read."),
    };

    private static ProblemAnswer Of(int status, string code, string? detail, IReadOnlyCollection<Problem>? problems = null) => new(
        ReasonPhrases.GetReasonPhrase(status), status, code, detail ?? ReasonPhrases.GetReasonPhrase(status),
        problems is { Count: > 0 } ? [.. problems.Select(p => new FieldProblem(p.Field, p.Code, p.Text))] : null);
}
