using Kms.Silo.Storage.Documents;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Tests.Support;

/// <summary>The real storage of documents, which does not answer when told to: what happened before the write of a document stands.</summary>
internal sealed class DocumentFault(IGrainStorage real) : IGrainStorage
{
    private string? _failing;
    private int _before;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton(provider => new DocumentFault(ActivatorUtilities.CreateInstance<DirectoryStorage>(provider)));
        services.AddKeyedSingleton<IGrainStorage>(DirectoryStorage.Name, (provider, _) => provider.GetRequiredService<DocumentFault>());
    }

    /// <summary>The first write failed.</summary>
    public Task Failed => _failed.Task;

    /// <summary>The next write of a document of this name fails, after as many that succeed.</summary>
    public void FailNext(string name, int after = 0) => (_failing, _before) = (name, after);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_failing != stateName || _before-- > 0) return real.WriteStateAsync(stateName, grainId, grainState);
        _failing = null;
        _failed.TrySetResult();
        throw new Kms.Storage.StorageUnavailableException("The test says no.");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ClearStateAsync(stateName, grainId, grainState);
}
