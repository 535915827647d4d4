using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Exposures as one person may see them.</summary>
internal static class ExposureViews
{
    /// <summary>A device of a page; beyond its id and keys it shows nothing once it is no longer the actor's.</summary>
    public static ExposedDevice View(this IReadOnlyCollection<Exposure> exposures, DeviceId id, DeviceState? device, Actor actor)
    {
        var own = device is not null && Permissions.Allows(Permissions.In(actor, device.Owner), Act.SeeExposure) ? device : null;
        var keys = exposures.SelectMany(e => e.KeysOf()).Distinct().OrderBy(k => k.Purpose.Name, StringComparer.Ordinal).ThenBy(k => k.Version);
        return new ExposedDevice(
            id, own?.Type, own?.Label, [.. keys.Select(k => View(k.Purpose, k.Version, own))], [.. exposures.Select(e => e.RouteOf()).Distinct().Order()],
            exposures.Min(e => e.First), exposures.Max(e => e.Last), exposures.Sum(e => e.Times));
    }

    public static LedgerEntry View(this Exposure exposure, string? name) => new(
        exposure.Last, exposure.Person, name, exposure.RouteOf(), exposure.NamesOf(), exposure.Details.GetValueOrDefault(ExposureFacts.Reason));

    private static ExposedKey View(KeyPurpose purpose, int version, DeviceState? own)
    {
        var key = own?.Keys.FirstOrDefault(k => k.Purpose == purpose && k.Version == version);
        var replaced = own?.Keys.Any(k => k.Purpose == purpose && k.Version != version && k.State == KeyState.Active) ?? false;
        return new ExposedKey(purpose, version, key?.State, replaced);
    }
}
