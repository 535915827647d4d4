namespace Kms.Storage;

/// <summary>Documents that are over, by kind: an indexed list that the storage of documents keeps with them.</summary>
internal interface IDocumentEnds
{
    /// <param name="name">The name of the document: "job".</param>
    /// <param name="before">Over at this moment or earlier.</param>
    /// <param name="after">The last one seen; null to begin.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<IReadOnlyList<DocumentEnd>> FindAsync(
        string name, DateTimeOffset before, DocumentEnd? after, int limit, CancellationToken cancellation = default);
}
