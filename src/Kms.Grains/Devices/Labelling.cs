using System.Collections.Immutable;
using Kms.Grants;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>The owner's label, and each holder's own. Null when nothing changes.</summary>
internal static class Labelling
{
    public static DeviceChange? SetLabel(this DeviceState device, string? label, Occasion occasion)
    {
        var text = ShortText.Optional(label, "label", ShortText.LabelLength);
        var standing = DeviceStanding.Of(occasion.Actor, device, occasion.Now);
        if (!Permissions.Allows(standing, Act.SeeDevice)) throw Refuse.NotFound();
        if (Permissions.Allows(standing, Act.Label)) return OwnersLabel(device, text, occasion);
        if (Permissions.Allows(standing, Act.OwnLabel)) return HoldersLabel(device, text, occasion);
        throw Refuse.Forbidden();
    }

    private static DeviceChange? OwnersLabel(DeviceState device, string? label, Occasion occasion)
    {
        if (device.Label == label) return null;
        var next = device with { Label = label, ChangedAt = occasion.Now };
        return new DeviceChange(next, Effects.Of(occasion.Fact("device.labelled", next)));
    }

    private static DeviceChange? HoldersLabel(DeviceState device, string? label, Occasion occasion)
    {
        ImmutableArray<ReadRight> rights = [.. device.Rights.Select(r =>
            occasion.Actor.IsPerson(r.Grantee) ? r with { HolderLabel = label } : r)];
        if (rights.SequenceEqual(device.Rights)) return null;
        var next = device with { Rights = rights };
        return new DeviceChange(next, Effects.Of(occasion.Fact("right.labelled", next)));
    }
}
