namespace Kms.Web.Security;

/// <summary>What is turned away before an endpoint is reached: programs get a problem, people the error page of the status in their language.</summary>
internal static class EarlyRefusal
{
    public static Task RefuseAsync(this HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        return context.Request.IsApi()
            ? Results.Problem(detail, statusCode: status, extensions: [new("code", code)]).ExecuteAsync(context)
            : Task.CompletedTask;
    }
}
