using Kms.Devices;

namespace Kms.Silo.Storage.Devices;

/// <summary>Reads several devices as of one moment.</summary>
internal interface IDeviceReader : IAsyncDisposable
{
    /// <summary>The known ones, with their keys or without.</summary>
    Task<Dictionary<DeviceId, DeviceState>> ReadAsync(IReadOnlyCollection<DeviceId> ids, bool keys = true);
}
