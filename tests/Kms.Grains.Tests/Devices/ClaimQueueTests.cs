using Kms.Devices;
using Kms.Listing;
using Kms.Tests.Support;

namespace Kms.Tests.Devices;

public sealed class ClaimQueueTests
{
    [Fact]
    public async Task Whoever_owns_the_device_now_does_not_read_who_asked_for_it_before()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, null, publicClaim: true);
        var device = world.Device(World.Id(0).Value);
        await device.RequestClaimAsync(await world.ActAsync(world.Paul), world.Partner, "The label is gone");

        await device.ClaimAsync(await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "42/24", null));

        var lists = world.Host.Grain<IDirectoryGrain>("all");
        Assert.Empty((await lists.ClaimRequestsAsync(await world.ActAsync(world.Anna), null, new PageRequest())).Items);
        Assert.Single((await lists.ClaimRequestsAsync(await world.ActAsync(world.Paul), null, new PageRequest())).Items);
        Assert.Single((await lists.ClaimRequestsAsync(await world.ActAsync(world.Operator), null, new PageRequest())).Items);
        await world.Host.Mails.FindAsync("paul@partner.example", "Harbour Utility");
    }

    [Fact]
    public async Task The_operator_neither_claims_for_nor_delivers_to_an_organisation_that_does_not_exist()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, null);
        var (device, nobody) = (world.Device(World.Id(0).Value), new Kms.Organisations.OrganisationId(new string('e', 32)));

        var claim = await Assert.ThrowsAsync<RefusedException>(async () =>
            await device.ClaimAsync(await world.ActAsync(world.Operator), new ClaimOrder(nobody, null, null)));
        var delivery = await Assert.ThrowsAsync<RefusedException>(async () =>
            await device.AllocateAsync(await world.ActAsync(world.Operator), new AllocateOrder(nobody, null, null)));

        Assert.Equal((Refusal.NotFound, Refusal.NotFound), (claim.Refusal, delivery.Refusal));
    }
}
