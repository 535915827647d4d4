using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Storage;

/// <summary>Finds the storage that a [PersistentState] names.</summary>
internal static class StorageFinder
{
    private const string DefaultName = "Default";

    internal static IGrainStorage Find(IServiceProvider services, Type grainClass, PersistentStateAttribute attribute)
    {
        var name = attribute.StorageName;
        var storage = name is null
            ? services.GetService<IGrainStorage>() ?? services.GetKeyedService<IGrainStorage>(DefaultName)
            : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new InvalidOperationException(
            $"Grain class {grainClass} keeps \"{attribute.StateName}\" in the storage \"{name ?? DefaultName}\", but no IGrainStorage is registered under that key.");
    }
}
