using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>Where the grains are that pages and API call.</summary>
internal static class ServiceHost
{
    private const string Gateways = $"{KmsOptions.Section}:Cluster:Gateways";

    /// <summary>In this edition always in the process.</summary>
    public static void AddKmsService(this IHostApplicationBuilder builder)
    {
        // An empty service of its own is not what was meant.
        if (builder.Configuration.GetSection(Gateways).Exists())
            throw new StartException($"{Gateways} is for web nodes of the Cluster edition; this is the SingleNode edition. Remove it, or use the other program.");
        builder.AddKmsSilo();
    }
}
