using Kms.Embedded.Activations;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Storage;

/// <summary>A record between its grain and its storage; it is itself what the storage fills.</summary>
internal sealed class PersistentState<T>(Activation activation, string name, IGrainStorage storage) : IPersistentState<T>, IGrainState<T>, IStateLoad
{
    private T? _state = InitialState<T>.Create();

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }

    string? IStorage.Etag => ETag;

    T IStorage<T>.State
    {
        // The initial state is never null, and null is what a grain gets only if it puts null in.
        get => _state!;
        set => _state = value;
    }

    T? IGrainState<T>.State
    {
        get => _state;
        set => _state = value;
    }

    public Task LoadAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await storage.ReadStateAsync(name, activation.GrainId, this, cancellationToken);
        if (!RecordExists)
            _state = InitialState<T>.Create();
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        storage.WriteStateAsync(name, activation.GrainId, this, cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await storage.ClearStateAsync(name, activation.GrainId, this, cancellationToken);
        _state = InitialState<T>.Create();
    }
}
