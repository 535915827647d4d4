using Kms.Devices;

namespace Kms.Catalogue;

/// <summary>Queries over the device tables, within a scope.</summary>
internal interface ICatalogueStore
{
    /// <summary>A keyset page; the total is exact up to 10,000. Labels of granted devices are the holder's own.</summary>
    Task<Page<DeviceRow>> FindAsync(CatalogueScope scope, DeviceFilter filter, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Ids of all matches in id order, in pages of up to 10,000, for freezing a selection.</summary>
    Task<IReadOnlyList<DeviceId>> FindIdsAsync(CatalogueScope scope, DeviceFilter filter, DeviceId? after, int limit, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Up to 20 distinct values of a column that begin with a text.</summary>
    Task<IReadOnlyList<string>> SuggestAsync(CatalogueScope scope, string field, string? prefix, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Counts by bucket: owned, allocated, granted, weak; each exact up to 1,000,000.</summary>
    Task<CatalogueCounts> CountAsync(CatalogueScope scope, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Claim requests on devices: for the operator all, else those of or allocated to the organisations.</summary>
    Task<Page<ClaimRequestRow>> FindRequestsAsync(CatalogueScope scope, DecisionState? state, PageRequest page, CancellationToken cancellation = default);

    /// <summary>Devices whose customer number is this and that are neither owned nor allocated.</summary>
    Task<IReadOnlyList<DeviceId>> FindUndeliveredAsync(string customerNumber, int limit, CancellationToken cancellation = default);
}
