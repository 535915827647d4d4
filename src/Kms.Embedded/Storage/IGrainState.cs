namespace Orleans;

/// <summary>The record as a storage provider sees it; the provider fills it on read and sets the new ETag on write.</summary>
public interface IGrainState<T>
{
    T? State { get; set; }

    string? ETag { get; set; }

    bool RecordExists { get; set; }
}
