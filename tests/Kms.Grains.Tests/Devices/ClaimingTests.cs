using Kms.Batches;
using Kms.Devices;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class ClaimingTests
{
    [Fact]
    public void A_short_code_claims_a_device_delivered_to_the_claimants_organisation() =>
        Assert.True(Estate.Allocated.MayBeClaimed(Estate.Owner, Estate.RightCode, Estate.KeyManager));

    [Fact]
    public void A_short_code_claims_nothing_that_was_delivered_elsewhere_or_nowhere()
    {
        Assert.False(Estate.Allocated.MayBeClaimed(Estate.Other, Estate.RightCode, Estate.KeyManager));
        Assert.False(Estate.Unclaimed.MayBeClaimed(Estate.Owner, Estate.RightCode, Estate.KeyManager));
        Assert.False(Estate.Unclaimed.MayBeClaimed(null, Estate.RightCode, Estate.Nobody));
    }

    [Fact]
    public void A_short_code_is_enough_for_anybody_where_the_seller_opened_the_delivery() =>
        Assert.True((Estate.Allocated with { PublicClaim = true }).MayBeClaimed(null, Estate.RightCode, Estate.Nobody));

    [Fact]
    public void A_wrong_code_claims_nothing()
    {
        Assert.False(Estate.Allocated.MayBeClaimed(Estate.Owner, Estate.WrongCode, Estate.KeyManager));
        Assert.False((Estate.Allocated with { PublicClaim = true }).MayBeClaimed(Estate.Owner, Estate.WrongCode, Estate.KeyManager));
    }

    [Fact]
    public void The_serial_in_the_code_must_be_the_devices()
    {
        Assert.True(Estate.Allocated.MayBeClaimed(Estate.Owner, Estate.RightCode with { Serial = "12345678" }, Estate.KeyManager));
        Assert.False(Estate.Allocated.MayBeClaimed(Estate.Owner, Estate.RightCode with { Serial = "87654321" }, Estate.KeyManager));
    }

    [Fact]
    public void The_long_token_claims_whatever_the_allocation() =>
        Assert.True(Estate.Unclaimed.MayBeClaimed(Estate.Other, Estate.Token, Estate.KeyManager));

    [Fact]
    public void A_claimed_device_is_not_claimed_again()
    {
        Assert.False(Estate.Owned.MayBeClaimed(Estate.Other, Estate.Token, Estate.KeyManager));
        Assert.False(Estate.Owned.MayBeClaimed(Estate.Owner, Estate.RightCode, Estate.Operator));
    }

    [Fact]
    public void A_device_without_code_is_not_claimed_with_an_empty_one()
    {
        var device = Estate.Allocated with { LabelCodeHash = null, TokenHash = null };

        Assert.False(device.MayBeClaimed(Estate.Owner, Estate.RightCode, Estate.KeyManager));
        Assert.False(device.MayBeClaimed(Estate.Owner, new ClaimProof(null, [], [], null), Estate.KeyManager));
    }

    [Fact]
    public void A_batch_stands_for_the_code_only_where_it_delivered_the_device()
    {
        var batch = new ClaimProof(null, null, null, new BatchId("b1"));

        Assert.True((Estate.Allocated with { Batch = new BatchId("b1") }).MayBeClaimed(Estate.Owner, batch, Estate.KeyManager));
        Assert.False((Estate.Allocated with { Batch = new BatchId("b2") }).MayBeClaimed(Estate.Owner, batch, Estate.KeyManager));
        Assert.False((Estate.Allocated with { Batch = new BatchId("b1") }).MayBeClaimed(Estate.Other, batch, Estate.KeyManager));
        Assert.False(Estate.Allocated.MayBeClaimed(Estate.Owner, batch, Estate.KeyManager));
    }

    [Fact]
    public void Only_the_operator_claims_for_an_organisation_without_proof()
    {
        var none = new ClaimProof(null, null, null, null);

        Assert.True(Estate.Unclaimed.MayBeClaimed(Estate.Owner, none, Estate.Operator));
        Assert.False(Estate.Unclaimed.MayBeClaimed(null, none, Estate.Operator));
        Assert.False(Estate.Allocated.MayBeClaimed(Estate.Owner, none, Estate.KeyManager));
    }

    [Fact]
    public void A_claim_ends_allocation_public_claiming_and_open_requests()
    {
        var open = new ClaimRequest(new("q"), Estate.Other, new("paul"), "", null, Estate.Now, DecisionState.Open, null, null);
        var device = Estate.Allocated with { PublicClaim = true, Requests = [open] };

        var next = device.Claim(Estate.Owner, "code", Estate.By(Estate.KeyManager)).Device;

        Assert.Equal((Estate.Owner, ClaimState.Claimed), (next.Owner, next.Claim));
        Assert.Null(next.AllocatedTo);
        Assert.False(next.PublicClaim);
        Assert.Equal(DecisionState.Withdrawn, next.Requests[0].State);
    }

    [Fact]
    public void What_the_operator_does_for_others_is_marked_in_the_trail()
    {
        var byOperator = Estate.Unclaimed.Claim(Estate.Owner, "operator", Estate.By(Estate.Operator)).Effects.Facts[0];
        var byMember = Estate.Unclaimed.Claim(Estate.Owner, "code", Estate.By(Estate.KeyManager)).Effects.Facts[0];

        Assert.Equal("true", byOperator.Details["onBehalf"]);
        Assert.DoesNotContain("onBehalf", byMember.Details.Keys);
    }

    [Fact]
    public void Claiming_for_an_organisation_takes_its_key_manager()
    {
        DeviceActs.DemandClaimant(Estate.Owner, Estate.KeyManager);
        DeviceActs.DemandClaimant(null, Estate.Nobody);

        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => DeviceActs.DemandClaimant(Estate.Owner, Estate.Member(Roles.Reader))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => DeviceActs.DemandClaimant(Estate.Owner, Estate.Nobody)));
    }
}
