using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Hosting;

internal static class BrandSetup
{
    /// <summary>After all that grains stand on.</summary>
    public static void AddKmsBrand(this IServiceCollection services)
    {
        services.AddSingleton<BrandKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<BrandKeeper>());
    }
}
