using Kms.Devices;
using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>A new device, written if its id is unknown.</summary>
internal sealed class CreateUnit(DeviceState device, Effects effects) : WriteUnit(effects, once: false)
{
    public DeviceState Device => device;

    public override string Touches => device.Id.Value;
}
