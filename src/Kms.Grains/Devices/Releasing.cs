using Kms.Grants;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Giving a device up.</summary>
internal static class Releasing
{
    public static DeviceChange Release(
        this DeviceState device, OrganisationFacts? owner, Occasion occasion, IReadOnlyList<OrganisationFacts>? holders = null)
    {
        if (device.Owner is not { } old) throw occasion.Actor.Sees(device, occasion.Now) ? Refuse.Unclaimed() : Refuse.NotFound();
        occasion.Demand(device, Act.Release);
        var (rest, ended) = device.EndRightsOf(old, owner, holders ?? [], occasion);
        var next = rest.WithoutOwnersWords() with
        {
            Owner = null, ClaimedBy = null, AllocatedTo = null, Transfer = null, ChangedAt = occasion.Now,
        };
        return new DeviceChange(next, Effects.Of(occasion.Fact("device.released", next, old.Value, old)).And(ended));
    }

    /// <summary>Label and batch reference are the old owner's words; the next one does not read them.</summary>
    public static DeviceState WithoutOwnersWords(this DeviceState device) => device with
    {
        Label = null, BatchName = device.Batch is null ? device.BatchName : null, Batch = null,
    };
}
