using Kms.Devices;
using Kms.Grants;
using Kms.Users;

namespace Kms.Catalogue;

internal static class DeviceRows
{
    /// <summary>A row from a device's state, as the person sees it; null when the device is not the person's.</summary>
    public static DeviceRow? Row(this DeviceState device, Actor actor, DateTimeOffset now)
    {
        if (device.View(actor, null, now) is not { } view) return null;
        var granted = !actor.IsOperator && !actor.IsMember(device.Owner) && !(device.Owner is null && actor.IsMember(device.AllocatedTo));
        return new DeviceRow(
            device.Id, device.Manufacturer, device.Serial ?? device.DevEui ?? device.Id.Number, device.Type, device.Medium, view.Label,
            view.Batch, device.Claim, device.Owner ?? view.Claim.AllocatedTo, granted, device.Health, device.Keys.Length, device.ChangedAt);
    }
}
