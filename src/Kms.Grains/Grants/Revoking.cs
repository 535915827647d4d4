using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Taking rights away, or giving one's own back. Null when there is none such.</summary>
internal static class Revoking
{
    public static DeviceChange? Revoke(this DeviceState device, RightId right, Occasion occasion) =>
        device.Revoke(r => r.Id == right, occasion);

    public static DeviceChange? RevokeFor(this DeviceState device, Grantee? grantee, Occasion occasion) =>
        device.Revoke(r => grantee is null || r.Grantee == grantee, occasion);

    private static DeviceChange? Revoke(this DeviceState device, Func<ReadRight, bool> meant, Occasion occasion)
    {
        var standing = DeviceStanding.Of(occasion.Actor, device, occasion.Now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) throw Refuse.NotFound();
        var asOwner = Permissions.Allows(standing, Act.Revoke);
        if (!asOwner && !Permissions.Allows(standing, Act.GiveBackRight)) throw Refuse.Forbidden();
        var ending = device.Rights.Where(r => meant(r) && (asOwner || IsOwn(r, occasion.Actor))).ToImmutableArray();
        if (ending.IsEmpty) return null;

        var next = device with { Rights = device.Rights.RemoveRange(ending), ChangedAt = occasion.Now };
        var kind = asOwner ? "right.revoked" : "right.given-back";
        ImmutableArray<Fact> facts =
            [.. ending.Select(r => occasion.Fact(kind, next, occasion.Subject(r.Grantee), r.GrantedFor, ("right", r.Id.Value)))];
        return new DeviceChange(next, new Effects(facts, [], []));
    }

    private static bool IsOwn(ReadRight right, Actor actor) =>
        actor.IsPerson(right.Grantee) || actor.Has(right.Grantee.Organisation, Roles.KeyManager);
}
