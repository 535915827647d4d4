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
    public void The_same_delivery_again_changes_nothing()
    {
        var once = Estate.Unclaimed.Allocate(ToOther, null, Estate.By(Estate.Operator))!.Device;

        Assert.Null(once.Allocate(ToOther, null, Estate.By(Estate.Operator)));
    }
}
