using System.Text.Json;

namespace Kms.Web.Api;

/// <summary>Gives a remembered answer again.</summary>
internal sealed class StoredResult(StoredAnswer answer) : IResult
{
    private const string Json = "application/json; charset=utf-8";

    public static StoredAnswer From(object? result, bool secret)
    {
        if (secret) return Hidden;
        var inner = (result as INestedHttpResult)?.Result ?? result;
        var status = (inner as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        var value = (inner as IValueHttpResult)?.Value;
        // Created and Accepted have no interface in common that tells where.
        var location = inner?.GetType().GetProperty("Location")?.GetValue(inner) as string;
        return value is null
            ? new StoredAnswer(status, null, location, null)
            : new StoredAnswer(status, Json, location, JsonSerializer.Serialize(value, value.GetType(), ApiJson.Options));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.Headers["Idempotent-Replayed"] = "true";
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.Body is not { } body) return Task.CompletedTask;
        response.ContentType = answer.ContentType;
        return response.WriteAsync(body);
    }

    private static StoredAnswer Hidden { get; } = new(StatusCodes.Status409Conflict, ProblemAnswer.MediaType, null, JsonSerializer.Serialize(
        new ProblemAnswer("Conflict", StatusCodes.Status409Conflict, "conflict",
            "This was done already, and its answer held a secret, which is shown once. List what it made, remove that, and use a new idempotency key."),
        ApiJson.Options));
}
