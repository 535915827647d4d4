using Kms.Devices;
using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>A change of a device, written if the stored version is still the one before.</summary>
internal sealed class ChangeUnit(DeviceState before, DeviceState after, Effects effects) : WriteUnit(effects, once: false)
{
    /// <summary>With its new version.</summary>
    public DeviceState After { get; } = after with { Version = checked(before.Version + 1) };

    public long VersionBefore => before.Version;

    public DeviceDiff Diff { get; } = DeviceDiff.Of(before, after);

    public override string Touches => before.Id.Value;
}
