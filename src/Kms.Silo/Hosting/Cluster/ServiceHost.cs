using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>Where the grains are that pages and API call.</summary>
internal static class ServiceHost
{
    private const string Gateways = $"{KmsClusterOptions.Section}:{nameof(KmsClusterOptions.Gateways)}";

    /// <summary>In this process, or in the silos that the settings name.</summary>
    public static void AddKmsService(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(Gateways).Exists()) builder.AddKmsClient();
        else builder.AddKmsSilo();
    }
}
