using Kms.Batches;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Delivering an unclaimed device to an organisation. Null when nothing changes.</summary>
internal static class Allocating
{
    /// <param name="device">The device.</param>
    /// <param name="order">Where to.</param>
    /// <param name="allocated">The organisation that has the allocation now.</param>
    /// <param name="occasion">The act.</param>
    public static DeviceChange? Allocate(this DeviceState device, AllocateOrder order, OrganisationFacts? allocated, Occasion occasion)
    {
        if (device.Owner is not null && occasion.Actor.Sees(device, occasion.Now))
            throw Refuse.For(Refusal.Conflict, new("device", "claimed-already", "The device is claimed; it changes hands by a transfer or a release."));
        occasion.Demand(device, Act.Allocate);
        if (!occasion.Actor.IsOperator) DemandPassingOn(order, device, allocated);
        var same = device.AllocatedTo == order.Organisation && device.Batch == order.Batch && device.BatchName == order.BatchName;
        if (same) return null;
        var next = device with
        {
            AllocatedTo = order.Organisation, Batch = order.Batch, BatchName = order.BatchName, ChangedAt = occasion.Now,
        };
        return new DeviceChange(next, Effects.Of(occasion.Fact(
            "device.allocated", next, order.Organisation.Value, order.Organisation, ("batch", order.Batch?.Value))));
    }

    /// <summary>The same by a batch: since its files were read, the device may have been delivered to somebody else.</summary>
    public static DeviceChange? Allocate(this DeviceState device, AllocateWork work, OrganisationFacts? allocated, Occasion occasion) =>
        work.Order.Batch is not { } batch ? throw Refuse.NotFound()
            : device.IsDeliveredBy(batch, work.Order.Organisation) ? null
            : BatchRules.PlaceOf(device, batch, work.Order.Organisation, work.Maker, occasion.Actor) == BatchPlace.Allocated
                ? device.Allocate(work.Order, allocated, occasion)
                : throw Refuse.NotFound();

    // An organisation cannot allocate to itself with a batch and so claim without codes.
    private static void DemandPassingOn(AllocateOrder order, DeviceState device, OrganisationFacts? allocated)
    {
        if (order.Organisation == device.AllocatedTo) throw Refuse.Forbidden();
        if (allocated?.HasPartner(order.Organisation) != true)
            throw new RefusedException(Refusal.NotAPartner, "The other organisation is not a partner. Add it as a partner first.");
    }
}
