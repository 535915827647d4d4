using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>This edition runs the grains in Microsoft Orleans, on as many silos as share the database.</summary>
internal static class EngineServices
{
    /// <summary>Several processes may serve the same data.</summary>
    public const bool SharesData = true;

    public static IHostApplicationBuilder AddKmsEngine(this IHostApplicationBuilder builder, bool serving)
    {
        builder.Services.AddSingleton<IValidateOptions<KmsClusterOptions>, KmsClusterOptionsCheck>();
        builder.Services.AddOptions<KmsClusterOptions>().Bind(builder.Configuration.GetSection(KmsClusterOptions.Section)).ValidateOnStart();
        // The engine writes each of its many settings at the start, and warns of choices that were made on purpose.
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.MembershipService", LogLevel.Information);
        return builder.UseOrleans(silo =>
        {
            silo.Services.AddOptions<GrainCollectionOptions>()
                .Configure<IOptions<KmsOptions>>((collection, kms) => collection.CollectionAge = kms.Value.CollectionAge);
            silo.Services.AddSingleton<SiloStamp>();
            silo.AddIncomingGrainCallFilter<ClientGate>();
            silo.AddOutgoingGrainCallFilter<StampFilter>();
            silo.AddOutgoingGrainCallFilter<BulkPlacement>();
            silo.AddIncomingGrainCallFilter<FaultFilter>();
            silo.AddOutgoingGrainCallFilter<LostCalls>();
            silo.AddOutgoingGrainCallFilter<FaultFilter>();
            if (serving) silo.JoinCluster();
            else silo.StayAlone();
        });
    }

    // For a command on data that no silo serves: reminders wait for the next silo.
    private static void StayAlone(this ISiloBuilder silo) => silo.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);
}
