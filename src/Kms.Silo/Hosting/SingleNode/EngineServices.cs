using Kms.Embedded;
using Kms.Silo.SingleNode;
using Kms.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>This edition runs the grains inside the process.</summary>
internal static class EngineServices
{
    /// <summary>One process alone serves the data.</summary>
    public const bool SharesData = false;

    public static IHostApplicationBuilder AddKmsEngine(this IHostApplicationBuilder builder, bool serving)
    {
        builder.Services.AddSingleNodeStorage().AddKmsEmbedded(engine =>
        {
            engine.CollectionAge = builder.Configuration.GetValue($"{KmsOptions.Section}:{nameof(KmsOptions.CollectionAge)}", engine.CollectionAge);
            engine.RunReminders = serving;
            engine.TranslateFault = Faults.Translate;
            engine.TranslateOutside = Faults.TranslateOutside;
            engine.AddGrains(typeof(IEffectStore).Assembly);
        });
        return builder;
    }
}
