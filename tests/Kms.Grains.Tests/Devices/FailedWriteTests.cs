using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

/// <summary>After every failed write the grain answers what the storage holds, whether the write had landed or not.</summary>
public sealed class FailedWriteTests
{
    private static readonly GrantOrder Order = new(Grantee.Of(Estate.Customer), null, null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_grant_that_failed_is_there_exactly_if_it_landed(bool landed)
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);

        Assert.Equal(Refusal.StorageUnavailable, await FailAsync(world, landed, () => device.GrantAsync(anna, Order)));

        Assert.Equal(landed ? 1 : 0, (await device.GetRightsAsync(anna))!.Value.Length);
        await device.GrantAsync(anna, Order);
        Assert.Single((await device.GetRightsAsync(anna))!.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_that_failed_is_there_exactly_if_it_landed(bool landed)
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        await world.DeliverAsync(1, world.Reseller);
        var (device, anna) = (world.Device(World.Id(0).Value), await world.ActAsync(world.Anna));

        Assert.Equal(Refusal.StorageUnavailable, await FailAsync(
            world, landed, () => device.ClaimAsync(anna, new ClaimOrder(world.Reseller, "42/24", null))));

        Assert.Equal(landed ? ClaimState.Claimed : ClaimState.Unclaimed, (await device.GetAsync(anna))!.Claim.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revoking_labelling_key_states_and_releasing_forget_alike(bool landed)
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);
        var right = await device.GrantAsync(anna, Order);

        await FailAsync(world, landed, () => device.RevokeAsync(anna, right.Id));
        await FailAsync(world, landed, () => device.SetLabelAsync(anna, "Cellar"));
        await FailAsync(world, landed, () => device.SetKeyStateAsync(anna, KeyPurpose.Dek, 1, KeyState.Suspended, "Test"));

        var view = (await device.GetAsync(anna))!;
        Assert.Equal(landed ? 0 : 1, (await device.GetRightsAsync(anna))!.Value.Length);
        Assert.Equal(landed ? "Cellar" : null, view.Label);
        Assert.Equal(landed ? KeyState.Suspended : KeyState.Active, view.Keys[0].State);
        await FailAsync(world, landed, () => device.ReleaseAsync(anna));
        Assert.Equal(landed, await device.GetAsync(anna) is null);
    }

    [Fact]
    public async Task No_key_leaves_when_no_audit_entry_can_be_written_and_browsing_goes_on()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);

        Assert.Equal(Refusal.AuditUnavailable, await FailAsync(world, landed: false, () => device.ReadKeysAsync(anna, null, null)));

        var view = await device.GetAsync(anna);
        Assert.False(view!.Keys[0].EverRevealed);
    }

    private static async Task<Refusal> FailAsync(World world, bool landed, Func<Task> act)
    {
        var store = world.Host.Get<FaultyDeviceStore>();
        (store.FailsBefore, store.FailsAfter) = (!landed, landed);
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        (store.FailsBefore, store.FailsAfter) = (false, false);
        return refused.Refusal;
    }
}
