using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>Protects what crosses between processes; see <see cref="WireOptions"/>.</summary>
internal static class WireServices
{
    /// <summary>For a silo, alone in its process or with pages.</summary>
    public static ISiloBuilder UseKmsTls(this ISiloBuilder silo)
    {
        silo.Services.AddWire(silo.Configuration, WireRole.Silo);
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<WireTls>(Protect);
        return silo;
    }

    /// <summary>For a web node: its connections to silos, and no key or code over an unprotected one.</summary>
    public static IClientBuilder UseKmsTls(this IClientBuilder client)
    {
        client.Services.AddWire(client.Configuration, WireRole.WebNode);
        client.Services.AddOptions<ClientConnectionOptions>().Configure<WireTls>((connections, tls) => connections.ConfigureConnection(tls.Call));
        return client.AddOutgoingGrainCallFilter<PlainKeyGate>();
    }

    private static void AddWire(this IServiceCollection services, IConfiguration configuration, WireRole role)
    {
        services.AddSingleton<IValidateOptions<WireOptions>>(new WireOptionsCheck(role));
        services.AddOptions<WireOptions>().Bind(configuration.GetSection(WireOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WireCertificates>(provider, role));
        services.AddSingleton<WireTls>();
    }

    private static void Protect(SiloConnectionOptions connections, WireTls tls)
    {
        connections.ConfigureSiloInboundConnection(connection => tls.Listen(connection, silosOnly: true));
        connections.ConfigureGatewayInboundConnection(connection => tls.Listen(connection, silosOnly: false));
        connections.ConfigureSiloOutboundConnection(tls.Call);
    }
}
