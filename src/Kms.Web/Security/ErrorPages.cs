namespace Kms.Web.Security;

/// <summary>The page that stands in for a refused form is read, not sent to: as a form it would be refused like the first one.</summary>
internal sealed class ErrorPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsErrorPage() && context.Request.IsWrite()) context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
