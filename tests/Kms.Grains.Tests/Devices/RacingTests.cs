using Kms.Devices;
using Kms.Grants;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class RacingTests
{
    [Fact]
    public async Task Of_two_who_claim_the_same_device_at_once_exactly_one_wins()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(20, world.Reseller, publicClaim: true);
        var (anna, paul) = (await world.ActAsync(world.Anna), await world.ActAsync(world.Paul));

        foreach (var i in Enumerable.Range(0, 5))
        {
            var device = world.Device(World.Id(i).Value);
            var outcomes = await Task.WhenAll(
                TryAsync(() => device.ClaimAsync(anna, new ClaimOrder(world.Reseller, "42/24", null))),
                TryAsync(() => device.ClaimAsync(paul, new ClaimOrder(world.Partner, "42/24", null))));

            Assert.Single(outcomes, won => won);
        }
    }

    [Fact]
    public async Task A_right_revoked_while_keys_are_read_lets_no_key_out()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        var right = await device.GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));
        // Another process takes the right away between the look and the audit entry.
        world.Host.Get<FaultyDeviceStore>().BeforeRecord = () => RemoveRightsAsync(world, World.Id(0));

        Assert.Null(await device.ReadKeysAsync(await world.ActAsync(customer), null, null));
        Assert.NotNull(right);
    }

    [Fact]
    public async Task A_membership_that_ended_while_keys_are_read_lets_no_key_out()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);
        world.Host.Get<FaultyDeviceStore>().BeforeRecord = () => world.Host.Get<IDeviceStore>().RaiseEpochAsync(world.Anna);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => device.ReadKeysAsync(anna, null, null));

        Assert.Equal(Refusal.SessionEnded, refused.Refusal);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(0, true)]
    public async Task A_process_that_stood_still_between_entry_and_answer_looks_again(int seconds, bool leaves)
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        await device.GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));
        world.Host.Get<FaultyDeviceStore>().AfterRecord = () =>
        {
            world.Host.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return RemoveRightsAsync(world, World.Id(0));
        };

        Assert.Equal(leaves, await device.ReadKeysAsync(await world.ActAsync(customer), null, null) is not null);
    }

    [Fact]
    public async Task A_membership_that_ends_while_the_process_stands_still_lets_no_key_out()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);
        world.Host.Get<FaultyDeviceStore>().AfterRecord = () =>
        {
            world.Host.Clock.Advance(TimeSpan.FromSeconds(20));
            return world.Host.Get<IDeviceStore>().RaiseEpochAsync(world.Anna);
        };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => device.ReadKeysAsync(anna, null, null));

        Assert.Equal(Refusal.SessionEnded, refused.Refusal);
    }

    [Fact]
    public async Task A_change_elsewhere_in_between_is_read_again_and_the_act_goes_on()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);
        await device.GetRightsAsync(anna);
        await ChangeElsewhereAsync(world, World.Id(0), d => d with { Type = "Elsewhere" });

        await device.SetLabelAsync(anna, "Cellar");

        var view = await device.GetAsync(anna);
        Assert.Equal(("Elsewhere", "Cellar"), (view!.Type, view.Label));
    }

    private static Task RemoveRightsAsync(World world, DeviceId id) => ChangeElsewhereAsync(world, id, d => d with { Rights = [] });

    private static async Task ChangeElsewhereAsync(World world, DeviceId id, Func<DeviceState, DeviceState> change)
    {
        var store = world.Host.Get<IDeviceStore>();
        var device = await store.ReadAsync(id) ?? throw new InvalidOperationException("The device is unknown.");
        await store.SaveAsync(device, change(device), Kms.Storage.Effects.None);
    }

    private static async Task<bool> TryAsync(Func<Task> claim)
    {
        try
        {
            await claim();
            return true;
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.ClaimRefused)
        {
            return false;
        }
    }
}
