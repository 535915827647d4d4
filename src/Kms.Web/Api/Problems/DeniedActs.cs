using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Notes what was denied to whoever calls an endpoint.</summary>
internal sealed class DeniedActs(Denials denials) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            var request = context.HttpContext.Request;
            await denials.NoteAsync(refused, $"{request.Method} {request.Path}");
            throw;
        }
    }
}
