using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Setup;

internal static class SetupServices
{
    public static IServiceCollection AddKmsSetup(this IServiceCollection services)
    {
        services.AddKeyedSingleton<TextWriter>(SetupStart.Output, Console.Out);
        services.AddHostedService<SetupStart>();
        return services;
    }
}
