using Kms.Embedded;
using Kms.Silo.SingleNode;
using Kms.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Hosting;

/// <summary>This edition runs the grains inside the process.</summary>
internal static class EngineServices
{
    public static IServiceCollection AddKmsEngine(this IServiceCollection services, IConfiguration configuration, bool serving) =>
        services.AddSingleNodeStorage().AddKmsEmbedded(engine =>
        {
            engine.CollectionAge = configuration.GetValue($"{KmsOptions.Section}:{nameof(KmsOptions.CollectionAge)}", engine.CollectionAge);
            engine.RunReminders = serving;
            engine.TranslateFault = Faults.Translate;
            engine.AddGrains(typeof(IEffectStore).Assembly);
        });
}
