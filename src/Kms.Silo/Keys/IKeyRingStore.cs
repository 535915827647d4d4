namespace Kms.Silo.Keys;

/// <summary>Where the ring is kept: in the database, so that all silos of a cluster share it.</summary>
internal interface IKeyRingStore
{
    /// <summary>All versions, oldest first. Empty when the database, or the table, is not there yet.</summary>
    Task<IReadOnlyList<KeyRingEntry>> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Adds a version unless somebody else already did: the first one stands.</summary>
    Task AddAsync(KeyRingEntry entry, CancellationToken cancellation = default);

    /// <summary>True when a root key is in use of which no recovery copy was made.</summary>
    Task<bool> LacksCopyAsync(CancellationToken cancellation = default);

    /// <summary>True when the database holds keys or audit entries: they must hang on some ring.</summary>
    Task<bool> HoldsDataAsync(CancellationToken cancellation = default);
}
