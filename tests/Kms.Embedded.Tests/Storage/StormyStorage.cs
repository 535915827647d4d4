using Kms.Embedded.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Tests.Storage;

/// <summary>Storage in memory whose next read or write can be made to fail.</summary>
internal sealed class StormyStorage : IGrainStorage
{
    private readonly MemoryGrainStorage _inner = new();

    public Exception? NextRead { get; set; }

    public Exception? NextWrite { get; set; }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        var (failure, _) = (NextRead, NextRead = null);
        if (failure is not null)
            throw failure;
        await _inner.ReadStateAsync(stateName, grainId, grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        var (failure, _) = (NextWrite, NextWrite = null);
        if (failure is not null)
            throw failure;
        await _inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _inner.ClearStateAsync(stateName, grainId, grainState);
}
