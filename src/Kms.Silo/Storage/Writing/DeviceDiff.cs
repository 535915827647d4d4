using System.Collections.Immutable;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;

namespace Kms.Silo.Storage.Writing;

/// <summary>What differs between two states of a device, so that a grant writes one right and not the whole device.</summary>
internal sealed record DeviceDiff(
    bool Row, bool Aliases, ListDiff<StoredKey> Keys, ListDiff<ReadRight> Rights, ListDiff<ClaimRequest> Requests)
{
    public static DeviceDiff Of(DeviceState before, DeviceState after) => new(
        !SameRow(before, after) || before.Claim != after.Claim || (after.HasKeys && before.Keys.Length != after.Keys.Length),
        before.Aliases != after.Aliases && !before.Aliases.SequenceEqual(after.Aliases),
        after.HasKeys ? ListDiff.Of(before.Keys, after.Keys, key => (key.Purpose, key.Version), SameKey) : ListDiff<StoredKey>.None,
        ListDiff.Of(before.Rights, after.Rights, right => right.Id, (x, y) => x == y),
        ListDiff.Of(before.Requests, after.Requests, request => request.Id, (x, y) => x == y));

    /// <summary>All that hangs on a new device; its row is not among it.</summary>
    public static DeviceDiff OfNew(DeviceState device) => new(
        false, !device.Aliases.IsEmpty, ListDiff.OfNew(device.Keys), ListDiff.OfNew(device.Rights), ListDiff.OfNew(device.Requests));

    private static bool SameRow(DeviceState before, DeviceState after) => after == before.WithKeysOf(after) with
    {
        Version = after.Version, ChangedAt = after.ChangedAt, Aliases = after.Aliases, Rights = after.Rights, Requests = after.Requests,
    };

    // When a key first left is the store's own business.
    private static bool SameKey(StoredKey x, StoredKey y) => x == y || (x with { FirstRevealed = null }) == (y with { FirstRevealed = null });
}
