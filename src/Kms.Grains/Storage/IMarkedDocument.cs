namespace Kms.Storage;

/// <summary>
/// What the storage of documents sees of a document: whether it must write a <see cref="DocumentMark"/> in the same transaction (a storage
/// that cannot, because its tables are not ours, writes the mark first), and since when it is over.
/// </summary>
internal interface IMarkedDocument
{
    long Version { get; }

    bool HasPending { get; }

    /// <summary>Whether documents of this kind end; then the storage keeps <see cref="OverSince"/> in a list.</summary>
    bool Ends { get; }

    DateTimeOffset? OverSince { get; }
}
