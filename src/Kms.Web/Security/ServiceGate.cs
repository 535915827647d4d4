using Kms.Silo.Hosting;

namespace Kms.Web.Security;

/// <summary>What needs grains is refused while none can be called yet, before anything asks them who it is.</summary>
internal sealed class ServiceGate(RequestDelegate next, IServiceReach service)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.IsForEverybody()) service.Demand();
        return next(context);
    }
}
