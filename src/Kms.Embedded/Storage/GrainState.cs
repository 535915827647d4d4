namespace Orleans;

/// <summary>A plain <see cref="IGrainState{T}"/>.</summary>
public sealed class GrainState<T>(T? state, string? eTag) : IGrainState<T>
{
    public GrainState()
        : this(default, null)
    {
    }

    public GrainState(T? state)
        : this(state, null)
    {
    }

    public T? State { get; set; } = state;

    public string? ETag { get; set; } = eTag;

    public bool RecordExists { get; set; }
}
