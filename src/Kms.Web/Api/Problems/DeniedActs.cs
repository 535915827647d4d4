using Kms.Audit;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Whoever tries what the role or the token does not allow stands in the audit trail with it (OWASP ASVS 16.3.2).</summary>
internal sealed class DeniedActs(IGrainFactory grains, IActorSource actors) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.ScopeMissing)
        {
            var request = context.HttpContext.Request;
            if (await actors.FindAsync() is { } actor)
                await grains.GetGrain<IAuditGrain>(GrainKeys.Audit).NoteAsync(actor, "access.denied", $"{request.Method} {request.Path}");
            throw;
        }
    }
}
