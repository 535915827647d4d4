using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Web.Tests.Api;

/// <summary>The real storage, with a list of what was read.</summary>
internal sealed class CountedStorage(IGrainStorage inner, ConcurrentQueue<string> reads) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        reads.Enqueue(grainId.ToString());
        return inner.ReadStateAsync(stateName, grainId, grainState);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.WriteStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
