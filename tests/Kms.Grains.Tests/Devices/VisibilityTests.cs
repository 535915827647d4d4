using Kms.Devices;
using Kms.Grants;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class VisibilityTests
{
    [Fact]
    public void A_stranger_sees_nothing_and_the_operator_no_keys_to_read()
    {
        Assert.Null(Estate.Owned.View(Estate.Nobody, "Nordic", Estate.Now));
        Assert.False(Estate.Owned.View(Estate.Operator, "Nordic", Estate.Now)!.Can.HasFlag(DeviceAbilities.ReadKeys));
    }

    [Fact]
    public void A_key_manager_of_the_owner_may_do_everything_an_owner_does()
    {
        var can = Estate.Owned.View(Estate.KeyManager, "Nordic", Estate.Now)!.Can;

        Assert.Equal(
            DeviceAbilities.ReadKeys | DeviceAbilities.Grant | DeviceAbilities.Revoke | DeviceAbilities.Label | DeviceAbilities.Release
            | DeviceAbilities.ManageKeys | DeviceAbilities.History | DeviceAbilities.MakeCode | DeviceAbilities.Exposure, can);
    }

    [Fact]
    public void The_allocated_organisations_key_manager_may_claim_or_ask()
    {
        var can = Estate.Allocated.View(Estate.KeyManager, null, Estate.Now)!.Can;

        Assert.Equal(DeviceAbilities.Claim | DeviceAbilities.RequestClaim, can);
        Assert.Equal(DeviceAbilities.None, Estate.Allocated.View(Estate.Member(Roles.Reader), null, Estate.Now)!.Can);
    }

    [Fact]
    public void A_holder_reads_keys_and_sees_no_batch_of_the_owner()
    {
        var device = Estate.Granted(Grantee.Of(Estate.Customer)) with { BatchName = "Spring" };

        var view = device.View(Estate.Person("customer"), "Nordic", Estate.Now)!;

        Assert.Equal((null, "Nordic"), (view.Batch, view.Claim.OrganisationName));
        Assert.Equal(DeviceAbilities.ReadKeys | DeviceAbilities.Revoke | DeviceAbilities.Label, view.Can);
    }
}
