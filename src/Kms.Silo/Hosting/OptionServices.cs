using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

internal static class OptionServices
{
    public static IServiceCollection AddKmsOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<KmsOptions>>(new KmsOptionsCheck(configuration));
        services.AddOptions<KmsOptions>().Bind(configuration.GetSection(KmsOptions.Section)).ValidateOnStart();
        return services;
    }
}
