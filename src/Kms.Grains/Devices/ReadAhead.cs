using System.Collections.Concurrent;

namespace Kms.Devices;

/// <summary>
/// Devices that a bulk job in this process is about to work on, read in large groups. Each state is given out once, to a grain that
/// remembers nothing; when the device changed meanwhile, its version refuses the write and the grain reads and decides again. What is not
/// found here (another silo, another job took it) is read one by one.
/// </summary>
internal sealed class ReadAhead(IDeviceStore store)
{
    private readonly ConcurrentDictionary<DeviceId, DeviceState> states = [];

    /// <summary>The devices are here until they are taken or what is returned is disposed.</summary>
    /// <param name="devices">Which.</param>
    /// <param name="keys">Whether the work needs their keys.</param>
    public async Task<IDisposable> FetchAsync(IReadOnlyCollection<DeviceId> devices, bool keys = true)
    {
        var read = keys ? store.ReadManyAsync(devices) : store.ReadManyWithoutKeysAsync(devices);
        foreach (var device in await read) states[device.Id] = device;
        return new Lease(this, devices);
    }

    public DeviceState? Take(DeviceId device) => states.TryRemove(device, out var state) ? state : null;

    private sealed class Lease(ReadAhead owner, IReadOnlyCollection<DeviceId> devices) : IDisposable
    {
        public void Dispose()
        {
            foreach (var device in devices) owner.states.TryRemove(device, out _);
        }
    }
}
