using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Kms.Web.Api;

/// <summary>Gives answers without a body (no such path, not signed in, wrong method) the same form as all other problems.</summary>
internal static class BareStatus
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        var (code, detail) = response.StatusCode switch
        {
            401 => ("session-ended", "Sign in, or send a token that is alive: Authorization: Bearer kms_..."),
            403 => ("forbidden", "Your role does not allow this."),
            404 => ("not-found", "There is nothing here, or nothing of yours."),
            405 => ("method-not-allowed", "This address does not take this method."),
            413 => ("too-large", "The body is larger than allowed."),
            415 => ("unsupported-media-type", "Send application/json, or multipart/form-data where files are taken."),
            _ => ("bad-request", "The request cannot be read."),
        };
        var problem = new ProblemAnswer(ReasonPhrases.GetReasonPhrase(response.StatusCode), response.StatusCode, code, detail);
        return response.WriteAsJsonAsync(problem, ApiJson.Options, ProblemAnswer.MediaType);
    }
}
