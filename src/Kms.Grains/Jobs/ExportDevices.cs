using System.Collections.Immutable;
using Kms.Devices;
using Kms.Exports;
using Kms.Keys;

namespace Kms.Jobs;

internal static class ExportDevices
{
    /// <summary>As the person sees the device: holders have their own label and no batch reference.</summary>
    public static ExportDevice Of(DeviceState device, ImmutableArray<ReleasedKey> keys, Occasion occasion)
    {
        var view = device.View(occasion.Actor, null, occasion.Now);
        return new ExportDevice
        {
            Id = device.Id, Manufacturer = device.Id.IsEui && device.Manufacturer == device.Id.Prefix ? null : device.Manufacturer,
            Serial = device.Serial, DevEui = device.DevEui, JoinEui = device.JoinEui, Type = device.Type, Medium = device.Medium,
            MbusVersion = device.MbusVersion, MbusType = device.DeviceType, Label = view?.Label, Batch = view?.Batch, Year = device.Year,
            Aliases = [.. device.Aliases.Select(a => DeviceId.TryParse(a, out var id) ? id : default).Where(id => id.Value.Length > 0)],
            Keys = keys,
        };
    }
}
