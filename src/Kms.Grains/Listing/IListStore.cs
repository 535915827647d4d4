namespace Kms.Listing;

/// <summary>Reads list entries; they are written as <see cref="Storage.Effects"/>.</summary>
internal interface IListStore
{
    Task<Page<ListEntry>> FindAsync(ListQuery query, CancellationToken cancellation = default);

    Task<ListEntry?> ReadAsync(string kind, string id, CancellationToken cancellation = default);

    /// <summary>Forgets an entry whose document is gone for good.</summary>
    Task RemoveAsync(string kind, string id, CancellationToken cancellation = default);

    /// <summary>Number of entries of a kind and state, exact up to 1,000.</summary>
    Task<int> CountAsync(ListQuery query, CancellationToken cancellation = default);
}
