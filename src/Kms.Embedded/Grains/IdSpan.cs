namespace Orleans.Runtime;

/// <summary>The key part of a grain id.</summary>
public readonly record struct IdSpan
{
    private readonly string? _key;

    private IdSpan(string key) => _key = key;

    public bool IsDefault => _key is null;

    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(id);
    }

    public override string ToString() => _key ?? "";
}
