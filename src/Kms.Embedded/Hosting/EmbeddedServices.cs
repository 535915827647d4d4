using Kms.Embedded.Hosting;
using Kms.Embedded.Kinds;
using Kms.Embedded.Reminders;
using Kms.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Timers;

namespace Kms.Embedded;

/// <summary>Puts the engine into a host.</summary>
public static class EmbeddedServices
{
    /// <summary>
    /// Adds the engine; further calls add to the same options. Call it before the services that grains stand on are used, register
    /// storages as keyed <c>IGrainStorage</c> and, if there are reminders, one <see cref="IReminderStore"/>.
    /// Grains can be called as soon as the provider is built; idle collection, waiting limits and reminders begin with the host.
    /// </summary>
    public static IServiceCollection AddKmsEmbedded(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(EmbeddedOptions))?.ImplementationInstance;
        var options = known as EmbeddedOptions ?? AddEngine(services);
        configure(options);
        return services;
    }

    private static EmbeddedOptions AddEngine(IServiceCollection services)
    {
        var options = new EmbeddedOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new ServiceLifetimes(services));
        services.AddSingleton<GrainEngine>();
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<ReminderTicker>();
        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
        services.AddSingleton<IHostedService, EmbeddedHost>();
        return options;
    }
}
