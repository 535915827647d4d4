using System.Collections.Immutable;

namespace Kms.Storage;

/// <summary>
/// A directory document with the effects of its last change. They are stored with the document, then committed, and committed again when
/// the grain wakes after a crash; committing twice is harmless. See docs/adr/0002.
/// </summary>
internal sealed record DocumentState<T> where T : class
{
    public T? Value { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; init; }

    public Effects Pending { get; init; } = Effects.None;
}
