using Microsoft.Extensions.DependencyInjection;

namespace Kms.Embedded.Kinds;

/// <summary>Knows which services are singletons, so that a grain class looks them up once and not once per activation.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    internal bool IsSingleton(Type type, object? key) => Find(type, key)?.Lifetime == ServiceLifetime.Singleton;

    internal bool IsKnown(Type type, object? key) =>
        Find(type, key) is not null || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));

    private ServiceDescriptor? Find(Type type, object? key)
    {
        var exact = services.LastOrDefault(service => service.ServiceType == type && Equals(service.ServiceKey, key));
        if (exact is not null || !type.IsGenericType)
            return exact;
        var open = type.GetGenericTypeDefinition();
        return services.LastOrDefault(service => service.ServiceType == open && Equals(service.ServiceKey, key));
    }
}
