namespace Kms.Storage;

/// <summary>Writes effects that belong to no device: through the same group-commit writer, durable when the task ends.</summary>
internal interface IEffectStore
{
    /// <param name="effects">Each part is written once, however often it comes.</param>
    /// <param name="settled">The mark of the document that the effects stand in; taken away in the same transaction.</param>
    Task CommitAsync(Effects effects, DocumentMark? settled = null, CancellationToken cancellation = default);

    /// <summary>False when nothing of the document waits: its effects need not be committed again.</summary>
    Task<bool> IsMarkedAsync(string grain, CancellationToken cancellation = default);

    /// <summary>Marks in the order of their grains, after one of them.</summary>
    Task<IReadOnlyList<DocumentMark>> FindMarksAsync(string after, int limit, CancellationToken cancellation = default);
}
