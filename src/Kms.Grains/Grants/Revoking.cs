using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Taking rights away, or giving one's own back. Null when there is none such.</summary>
internal static class Revoking
{
    public static DeviceChange? Revoke(this DeviceState device, RightId right, Moment moment) =>
        device.Revoke(r => r.Id == right, moment);

    public static DeviceChange? RevokeFor(this DeviceState device, Grantee? grantee, Moment moment) =>
        device.Revoke(r => grantee is null || r.Grantee == grantee, moment);

    private static DeviceChange? Revoke(this DeviceState device, Func<ReadRight, bool> meant, Moment moment)
    {
        var standing = DeviceStanding.Of(moment.Actor, device, moment.Now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) throw Refuse.NotFound();
        var asOwner = Permissions.Allows(standing, Act.Revoke);
        if (!asOwner && !Permissions.Allows(standing, Act.GiveBackRight)) throw Refuse.Forbidden();
        var ending = device.Rights.Where(r => meant(r) && (asOwner || IsOwn(r, moment.Actor))).ToImmutableArray();
        if (ending.IsEmpty) return null;

        var next = device with { Rights = device.Rights.RemoveRange(ending), ChangedAt = moment.Now };
        var kind = asOwner ? "right.revoked" : "right.given-back";
        ImmutableArray<Fact> facts =
            [.. ending.Select(r => moment.Fact(kind, next, moment.Subject(r.Grantee), r.GrantedFor, ("right", r.Id.Value)))];
        return new DeviceChange(next, new Effects(facts, [], []));
    }

    private static bool IsOwn(ReadRight right, Actor actor) =>
        actor.IsPerson(right.Grantee) || actor.Has(right.Grantee.Organisation, Roles.KeyManager);
}
