using Kms.Catalogue;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>Devices that were delivered under an organisation's customer number and belong to nobody yet.</summary>
internal static class Deliveries
{
    private const int AtOnce = 500;

    /// <summary>
    /// Allocates them all, by the number that the operator gave the organisation: the one a person typed proves nothing. Repeating goes
    /// on where it stopped, because allocated devices are no longer found.
    /// </summary>
    public static async Task AllocateAsync(this IGrainFactory grains, ICatalogueStore catalogue, ActorTicket actor, OrganisationId organisation)
    {
        if (await grains.GetGrain<IOrganisationFacts>(organisation.Value).ReadFactsAsync() is not { CustomerNumber: { } customerNumber }) return;
        var order = new AllocateOrder(organisation, null, null);
        IReadOnlyList<DeviceId> last = [];
        while (true)
        {
            var devices = await catalogue.FindUndeliveredAsync(customerNumber, AtOnce);
            // What cannot be allocated would be found for ever.
            if (devices.Count == 0 || devices.SequenceEqual(last)) return;
            await Task.WhenAll(devices.Select(device => TryAsync(grains.GetGrain<IDeviceGrain>(device.Value), actor, order)));
            last = devices;
        }
    }

    // One that was claimed or allocated elsewhere in between is left alone.
    private static async Task TryAsync(IDeviceGrain device, ActorTicket actor, AllocateOrder order)
    {
        try { await device.AllocateAsync(actor, order); }
        catch (RefusedException e) when (e.Refusal is not (Refusal.StorageUnavailable or Refusal.SessionEnded)) { }
    }
}
