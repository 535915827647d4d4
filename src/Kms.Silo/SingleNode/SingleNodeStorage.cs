using Kms.Embedded.Reminders;
using Kms.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Kms.Silo.SingleNode;

/// <summary>What the engine of this edition keeps in the database.</summary>
internal static class SingleNodeStorage
{
    public static IServiceCollection AddSingleNodeStorage(this IServiceCollection services)
    {
        services.AddKeyedSingleton<IGrainStorage, DirectoryStorage>(DirectoryStorage.Name);
        services.AddSingleton<IDocumentEnds, DocumentEnds>();
        services.AddSingleton<IReminderStore, ReminderTable>();
        return services;
    }
}
