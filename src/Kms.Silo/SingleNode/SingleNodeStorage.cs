using Kms.Embedded.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.SingleNode;

/// <summary>What the engine of this edition keeps in the database.</summary>
internal static class SingleNodeStorage
{
    public static IServiceCollection AddSingleNodeStorage(this IServiceCollection services)
    {
        services.AddSingleton<IReminderStore, ReminderTable>();
        return services;
    }
}
