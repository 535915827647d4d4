using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Which rights somebody may see: all on the owner's side, a holder one's own.</summary>
internal static class RightsView
{
    public static ImmutableArray<ReadRight>? VisibleRights(this DeviceState device, Actor actor, DateTimeOffset now)
    {
        var standing = DeviceStanding.Of(actor, device, now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) return null;
        if (Permissions.Allows(standing, Act.SeeRights)) return device.Rights;
        return [.. device.Rights.Where(r => actor.IsPerson(r.Grantee) || actor.IsMember(r.Grantee.Organisation))];
    }
}
