using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;

namespace Kms.Silo.Hosting;

/// <summary>A web node that calls silos: no grains, no database and no root key in this process.</summary>
internal static class ClientServices
{
    // What was on its way when a silo died is never answered: nobody waits for it longer than half a minute.
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(25);

    public static void AddKmsClient(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKmsOptions(builder.Configuration);
        services.AddSingleton<IValidateOptions<KmsClusterOptions>, GatewayCheck>();
        services.AddOptions<KmsClusterOptions>().Bind(builder.Configuration.GetSection(KmsClusterOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ClusterReach>();
        services.AddSingleton<IServiceReach>(provider => provider.GetRequiredService<ClusterReach>());
        // The node listens and says that it waits, while it waits for the first silo.
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Logging.AddFilter("Orleans", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // The keys of cookies are asked for at once, before any silo is there, and again when they are needed.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement", LogLevel.Critical);
        builder.UseOrleansClient(Connect);
        services.AddKmsBrand();
    }

    private static void Connect(IClientBuilder client)
    {
        var services = client.Services;
        services.AddOptions<ClusterOptions>()
            .Configure<IOptions<KmsClusterOptions>>((one, cluster) => one.ClusterId = one.ServiceId = cluster.Value.Id);
        services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = s_answer);
        services.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = NamedGateways.Refresh);
        services.AddSingleton<IGatewayListProvider, NamedGateways>();
        services.AddSingleton<IClientConnectionRetryFilter, PatientConnection>();
        services.AddSingleton<IClusterConnectionStatusObserver>(provider => provider.GetRequiredService<ClusterReach>());
        services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(provider => provider.GetRequiredService<ClusterReach>());
        services.AddSingleton<GatewayWatch>();
        services.AddOptions<ClientConnectionOptions>().Configure<GatewayWatch>((connections, watch) => connections.ConfigureConnection(watch.Watch));
        services.AddHostedService<GatewayPulse>();
        client.UseKmsTls();
        // The first one is the outermost: what repetition did not mend is told as a refusal.
        client.AddOutgoingGrainCallFilter<LostCalls>();
        client.AddOutgoingGrainCallFilter<RepeatedCalls>();
        client.AddOutgoingGrainCallFilter<FaultFilter>();
    }
}
