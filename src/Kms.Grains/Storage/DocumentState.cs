using System.Text.Json.Serialization;

namespace Kms.Storage;

/// <summary>
/// A directory document with the effects of its last change. They are stored with the document and a mark, then committed, which takes the
/// mark away; they stay in the document until its next change. Committing twice is harmless. See docs/adr/0002.
/// </summary>
internal sealed record DocumentState<T> : IMarkedDocument where T : class
{
    public T? Value { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; init; }

    public Effects Pending { get; init; } = Effects.None;

    [JsonIgnore]
    public bool HasPending => !Pending.IsEmpty;

    [JsonIgnore]
    public bool Ends => Value is IPassing;

    [JsonIgnore]
    public DateTimeOffset? OverSince => (Value as IPassing)?.OverSince;
}
