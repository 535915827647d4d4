using Microsoft.Extensions.DependencyInjection;

namespace Kms.Certificates;

internal static class CertificateServices
{
    /// <summary>Adds what grains of certificates stand on. Bind <see cref="CertificateOptions"/> beside it.</summary>
    public static IServiceCollection AddKmsCertificates(this IServiceCollection services)
    {
        services.AddOptions<CertificateOptions>();
        services.AddSingleton<AuthorityTools>();
        services.AddSingleton<CertificateIssuer>();
        services.AddSingleton<OcspKeys>();
        services.AddSingleton<HolderTools>();
        services.AddHostedService<RevocationSweeper>();
        services.AddHostedService<CertificateReminder>();
        return services;
    }
}
