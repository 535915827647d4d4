namespace Kms.Storage;

/// <summary>
/// What the storage of documents sees of a document: whether it must write a <see cref="DocumentMark"/> in the same transaction. A storage
/// that cannot (because its tables are not ours) writes the mark first.
/// </summary>
internal interface IMarkedDocument
{
    long Version { get; }

    bool HasPending { get; }
}
