using Kms.Batches;
using Kms.Devices;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class AllocatingTests
{
    private static readonly AllocateOrder ToOther = new(Estate.Other, new BatchId("b1"), "Spring");

    [Fact]
    public void The_operator_delivers_any_unclaimed_device()
    {
        var next = Estate.Allocated.Allocate(ToOther, Estate.OwnerFacts, Estate.By(Estate.Operator))!.Device;

        Assert.Equal((Estate.Other, ToOther.Batch, "Spring"), (next.AllocatedTo, next.Batch, next.BatchName));
    }

    [Fact]
    public void An_organisation_passes_a_delivery_on_to_a_partner_alone()
    {
        Assert.NotNull(Estate.Allocated.Allocate(ToOther, Estate.OwnerFacts, Estate.By(Estate.KeyManager)));
        Assert.Equal(Refusal.NotAPartner, Estate.Refused(() =>
            Estate.Allocated.Allocate(ToOther with { Organisation = new("third") }, Estate.OwnerFacts, Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void An_organisation_cannot_make_itself_a_batch_that_stands_for_the_codes() => Assert.Equal(Refusal.Forbidden, Estate.Refused(() =>
        Estate.Allocated.Allocate(ToOther with { Organisation = Estate.Owner }, Estate.OwnerFacts, Estate.By(Estate.KeyManager))));

    [Fact]
    public void Others_do_not_know_of_the_device()
    {
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Unclaimed.Allocate(ToOther, null, Estate.By(Estate.KeyManager))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Owned.Allocate(ToOther, null, Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Estate.Allocated.Allocate(ToOther, null, Estate.By(Estate.Member(Roles.Reader)))));
    }

    [Fact]
    public void A_claimed_device_is_not_delivered() =>
        Assert.Equal(Refusal.Conflict, Estate.Refused(() => Estate.Owned.Allocate(ToOther, null, Estate.By(Estate.Operator))));

    [Fact]
    public void A_batch_of_the_operator_takes_no_device_that_was_delivered_to_somebody_else_meanwhile()
    {
        var work = new AllocateWork(ToOther, null);

        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Allocated.Allocate(work, Estate.OwnerFacts, Estate.By(Estate.Operator))));
        Assert.NotNull(Estate.Unclaimed.Allocate(work, null, Estate.By(Estate.Operator)));
        Assert.NotNull((Estate.Unclaimed with { AllocatedTo = Estate.Other }).Allocate(work, null, Estate.By(Estate.Operator)));
        Assert.NotNull(Estate.Allocated.Allocate(work with { Maker = Estate.Owner }, Estate.OwnerFacts, Estate.By(Estate.KeyManager)));
    }

    [Fact]
    public async Task A_step_of_a_batch_on_a_device_delivered_elsewhere_is_not_available()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Partner);
        var work = new AllocateWork(new AllocateOrder(world.Reseller, new BatchId("b1"), "Spring"), null);

        var result = await world.Host.Grain<IDeviceWork>(World.Id(0).Value).DoAsync(
            await world.ActAsync(world.Operator), work, new WorkStep("b1", world.Host.Clock.GetUtcNow()));

        Assert.Equal(WorkResult.NotAvailable, result);
        Assert.Equal(world.Partner, (await world.Host.Get<IDeviceStore>().ReadAsync(World.Id(0)))!.AllocatedTo);
    }

    [Fact]
    public void The_same_delivery_again_changes_nothing()
    {
        var once = Estate.Unclaimed.Allocate(ToOther, null, Estate.By(Estate.Operator))!.Device;

        Assert.Null(once.Allocate(ToOther, null, Estate.By(Estate.Operator)));
    }
}
