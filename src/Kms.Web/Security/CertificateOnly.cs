using Kms.Web.Auth;

namespace Kms.Web.Security;

/// <summary>Behind the address that asks for certificates there is signing in and nothing else; the rest of the service has its own address.</summary>
internal sealed class CertificateOnly(RequestDelegate next, CertificateDoor door)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!door.IsHere(context) || context.IsForEverybody() || context.Request.Path == CertificateDoor.Path) return next(context);
        if (context.Request.IsWrite() || context.Request.IsApi())
            return context.RefuseAsync(StatusCodes.Status404NotFound, "not-found", "This address is for signing in with a certificate alone.");
        context.Response.Redirect(door.Home + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent());
        return Task.CompletedTask;
    }
}
