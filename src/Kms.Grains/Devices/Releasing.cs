using Kms.Grants;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Giving a device up.</summary>
internal static class Releasing
{
    public static DeviceChange Release(this DeviceState device, OrganisationFacts? owner, Moment moment)
    {
        if (device.Owner is not { } old) throw moment.Actor.Sees(device, moment.Now) ? Refuse.Unclaimed() : Refuse.NotFound();
        moment.Demand(device, Act.Release);
        var (rest, ended) = device.EndRightsOf(old, owner, moment);
        var next = rest.WithoutOwnersWords() with
        {
            Owner = null, ClaimedBy = null, ClaimedAt = null, AllocatedTo = null, Transfer = null, ChangedAt = moment.Now,
        };
        return new DeviceChange(next, Effects.Of(moment.Fact("device.released", next, old.Value, old)).And(ended));
    }

    /// <summary>Label and batch reference are the old owner's words; the next one does not read them.</summary>
    public static DeviceState WithoutOwnersWords(this DeviceState device) => device with
    {
        Label = null, BatchName = device.Batch is null ? device.BatchName : null, Batch = null,
    };
}
