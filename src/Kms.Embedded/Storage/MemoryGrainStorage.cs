using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Storage;

/// <summary>
/// Records in memory, with versions: for tests. Values are kept by reference, so states must be immutable, as ours are.
/// </summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Record> _records = [];
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var found = _records.TryGetValue((stateName, grainId), out var record);
        grainState.State = found ? (T?)record!.Value : default;
        grainState.ETag = record?.Etag;
        grainState.RecordExists = found;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = (stateName, grainId);
        var next = new Record(grainState.State, Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var written = _records.TryGetValue(key, out var stored)
            ? stored.Etag == grainState.ETag && _records.TryUpdate(key, next, stored)
            : grainState.ETag is null && _records.TryAdd(key, next);
        if (!written)
            throw Lost(stateName, grainId, grainState.ETag);
        grainState.ETag = next.Etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = (stateName, grainId);
        if (_records.TryGetValue(key, out var stored)
            && (stored.Etag != grainState.ETag || !_records.TryRemove(KeyValuePair.Create(key, stored))))
            throw Lost(stateName, grainId, grainState.ETag);
        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private InconsistentStateException Lost(string stateName, GrainId grainId, string? expected)
    {
        var stored = _records.GetValueOrDefault((stateName, grainId))?.Etag;
        return new InconsistentStateException($"The record {stateName} of {grainId} was changed by somebody else.", stored, expected);
    }

    private sealed record Record(object? Value, string Etag);
}
