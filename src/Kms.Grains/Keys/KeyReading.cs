using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Exposures;
using Kms.Grants;
using Kms.Users;

namespace Kms.Keys;

/// <summary>Which keys may leave, for whom: the one rule behind single reads, exports and summaries.</summary>
internal static class KeyReading
{
    public static KeyVerdict MayRead(this DeviceState device, Actor actor, DateTimeOffset now)
    {
        var standing = DeviceStanding.Of(actor, device, now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) return KeyVerdict.NotAvailable;
        if (device.Owner is null) return KeyVerdict.Unclaimed;
        if (!Permissions.Allows(standing, Act.ReadKeys)) return KeyVerdict.Forbidden;
        return device.Keys.Any(k => k.MayLeave()) ? KeyVerdict.Readable : KeyVerdict.NoKey;
    }

    /// <summary>When the actor's reading ends by itself, though nobody takes a right away; null when it does not.</summary>
    public static DateTimeOffset? ReadableUntil(this DeviceState device, Actor actor, DateTimeOffset now)
    {
        bool May(params ImmutableArray<ReadRight> rights) => (device with { Rights = rights }).MayRead(actor, now) == KeyVerdict.Readable;
        var ending = device.Rights.Where(r => r.Until is not null && r.IsInForce(now));
        return !ending.Any() || May([.. device.Rights.Except(ending)]) ? null : ending.Where(r => May(r)).Max(r => r.Until);
    }

    public static ImmutableArray<StoredKey> KeysToLeave(this DeviceState device, KeyPurpose? purpose) =>
        [.. device.Keys.Where(k => k.MayLeave() && (purpose is null || k.Purpose == purpose))];

    public static bool MayLeave(this StoredKey key) => key.State.MayLeave() && key.Wrapped is not null;

    /// <summary>What is written before the keys leave, and what must still hold then.</summary>
    public static KeyReadRecord Record(this DeviceState device, ImmutableArray<StoredKey> keys, KeyRoute route, string? reason, Occasion occasion)
    {
        var (kind, how) = route == KeyRoute.File ? (ExposureFacts.Exported, null) : (ExposureFacts.Read, ExposureFacts.NameOf(route));
        var right = device.Rights.FirstOrDefault(r => r.IsInForce(occasion.Now) && Holds(occasion.Actor, r));
        var asOwner = occasion.Actor.Has(device.Owner, Roles.KeyManager);
        var fact = occasion.Fact(
            kind, device, null, device.Owner, (ExposureFacts.Keys, ExposureFacts.Write(keys.Select(k => (k.Purpose, k.Version)))),
            (ExposureFacts.Reason, ShortText.Optional(reason, "reason", ShortText.ReasonLength)), (ExposureFacts.How, how), ("right", asOwner ? null : right?.Id.Value));
        return new KeyReadRecord(
            device.Id, device.Version, occasion.Actor.User, occasion.Actor.Epoch, [.. keys.Select(k => (k.Purpose, k.Version))], fact);
    }

    private static bool Holds(Actor actor, ReadRight right) =>
        actor.IsPerson(right.Grantee) || actor.IsMember(right.Grantee.Organisation);
}
