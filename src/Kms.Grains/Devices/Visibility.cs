using Kms.Keys;
using Kms.Users;

namespace Kms.Devices;

/// <summary>A device as one person may see it. Holders of a right see neither the owner's label nor its batch reference.</summary>
internal static class Visibility
{
    private const Standing OwnersSide =
        Standing.Operator | Standing.Administrator | Standing.KeyManager | Standing.Reader | Standing.Auditor | Standing.AllocatedMember;

    /// <summary>Null when the device is not the actor's.</summary>
    public static DeviceView? View(this DeviceState device, Actor actor, string? ownerName, DateTimeOffset now)
    {
        var standing = DeviceStanding.Of(actor, device, now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) return null;
        var inside = (standing & OwnersSide) != Standing.None;
        var own = device.Rights.FirstOrDefault(r => r.IsInForce(now) && actor.IsPerson(r.Grantee));
        return new DeviceView(
            device.Id, device.Manufacturer, device.Serial, device.DevEui, device.JoinEui, device.Type, device.Medium, device.MbusVersion,
            device.DeviceType, inside ? device.Label : own?.HolderLabel, inside ? device.BatchName : null, device.Year,
            device.ClaimFor(inside, ownerName), [.. device.Keys.Select(k => k.ToInfo())], device.Health, device.Aliases, device.ChangedAt,
            device.AbilitiesFor(actor, standing, now));
    }

    private static ClaimView ClaimFor(this DeviceState device, bool inside, string? ownerName) => new(
        device.Claim, device.Owner, ownerName,
        device.Owner is not null ? device.ClaimedAt : device.Requests.FirstOrDefault(r => r.State == DecisionState.Open)?.At, inside ? device.AllocatedTo : null);

    private static DeviceAbilities AbilitiesFor(this DeviceState device, Actor actor, Standing standing, DateTimeOffset now)
    {
        var claimed = device.Owner is not null;
        bool Allows(Act act) => Permissions.Allows(standing, act);
        var can = DeviceAbilities.None;
        if (device.MayRead(actor, now) == KeyVerdict.Readable) can |= DeviceAbilities.ReadKeys;
        if (!claimed && (standing & (Standing.Operator | Standing.AllocatedKeyManager)) != Standing.None) can |= DeviceAbilities.Claim;
        if (!claimed && standing.HasFlag(Standing.AllocatedKeyManager)) can |= DeviceAbilities.RequestClaim;
        if (claimed && Allows(Act.Grant)) can |= DeviceAbilities.Grant;
        if (Allows(Act.Revoke) || Allows(Act.GiveBackRight)) can |= DeviceAbilities.Revoke;
        if (Allows(Act.Label) || Allows(Act.OwnLabel)) can |= DeviceAbilities.Label;
        if (claimed && Allows(Act.Release)) can |= DeviceAbilities.Release;
        if (claimed && Allows(Act.ManageKeyStates)) can |= DeviceAbilities.ManageKeys;
        if (Allows(Act.MakeClaimCode)) can |= DeviceAbilities.MakeCode;
        if (Allows(Act.DeviceHistory)) can |= DeviceAbilities.History;
        if (Allows(Act.SeeExposure)) can |= DeviceAbilities.Exposure;
        return can;
    }
}
