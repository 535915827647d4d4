using Kms.Devices;

namespace Kms.Silo.Storage.Devices;

/// <summary>Reads several devices as of one moment.</summary>
internal interface IDeviceReader : IAsyncDisposable
{
    /// <summary>The known ones.</summary>
    Task<Dictionary<DeviceId, DeviceState>> ReadAsync(IReadOnlyCollection<DeviceId> ids);
}
