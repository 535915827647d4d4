using Kms.Devices;

namespace Kms.Batches;

/// <summary>Which devices stand in a batch reference.</summary>
internal interface IBatchStore
{
    /// <summary>Adds devices; those that stand there already stay.</summary>
    Task AddAsync(BatchId batch, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellation = default);

    Task<bool> ContainsAsync(BatchId batch, DeviceId device, CancellationToken cancellation = default);

    /// <summary>In id order.</summary>
    Task<IReadOnlyList<DeviceId>> ReadAsync(BatchId batch, DeviceId? after, int limit, CancellationToken cancellation = default);

    Task RemoveAsync(BatchId batch, CancellationToken cancellation = default);
}
