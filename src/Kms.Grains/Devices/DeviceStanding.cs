using Kms.Grants;
using Kms.Organisations;
using Kms.Users;
using static Kms.Users.Standing;

namespace Kms.Devices;

/// <summary>In what capacities a person stands towards a device: the one place where that is decided.</summary>
internal static class DeviceStanding
{
    public static Standing Of(Actor actor, DeviceState device, DateTimeOffset now)
    {
        var standing = Permissions.In(actor, device.Owner) | OfAllocation(actor, device);
        foreach (var right in device.Rights)
        {
            if (right.IsInForce(now)) standing |= OfRight(actor, right);
        }
        return MakerCodes.IsMakerOf(actor, device.Id) ? standing | Maker : standing;
    }

    public static bool Sees(this Actor actor, DeviceState device, DateTimeOffset now) =>
        Permissions.Allows(Of(actor, device, now), Act.SeeDevice);

    /// <summary>Not found for a device that the actor may not know of; forbidden for one that the actor may.</summary>
    public static void Demand(this Occasion occasion, DeviceState device, Act act)
    {
        var standing = Of(occasion.Actor, device, occasion.Now);
        if (Permissions.Allows(standing, act)) return;
        throw Permissions.Allows(standing, Act.SeeDevice) ? Refuse.Forbidden() : Refuse.NotFound();
    }

    private static Standing OfAllocation(Actor actor, DeviceState device)
    {
        if (device.Owner is not null) return None;
        var roles = actor.RolesIn(device.AllocatedTo);
        if (roles == Roles.None) return None;
        return roles.HasFlag(Roles.KeyManager) ? AllocatedMember | AllocatedKeyManager : AllocatedMember;
    }

    private static Standing OfRight(Actor actor, ReadRight right)
    {
        if (actor.IsPerson(right.Grantee)) return Holder;
        if (right.Grantee.Organisation is not { } organisation) return None;
        var membership = actor.Memberships.FirstOrDefault(m => m.Organisation == organisation);
        if (membership is null || membership.Roles == Roles.None) return None;
        var standing = HolderMember;
        if (membership.Roles.HasFlag(Roles.KeyManager)) standing |= HolderKeyManager;
        if (membership.Roles.HasFlag(Roles.Reader) && membership.ReadersMayDownload) standing |= HolderReader;
        return standing;
    }
}
