using Microsoft.AspNetCore.Antiforgery;

namespace Kms.Web.Security;

/// <summary>A form without its mark, or with one of another session, gets the error page; the framework would answer with nothing to read.</summary>
internal sealed class StaleForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsErrorPage() || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        return context.RefuseAsync(StatusCodes.Status400BadRequest, "bad-request", "The form was too old or incomplete.");
    }
}
