using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class CodeMakingTests
{
    [Fact]
    public async Task With_the_code_on_the_new_label_the_next_owner_claims_the_released_device()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var made = await device.MakeClaimCodeAsync(await world.ActAsync(world.Anna));
        await device.ReleaseAsync(await world.ActAsync(world.Anna));

        var claimed = await device.ClaimAsync(
            await world.ActAsync(world.Paul), new ClaimOrder(world.Partner, $"https://keys.example/c/{made.Device}/{made.Code}", null));

        Assert.Equal(world.Partner, claimed.Claim.Organisation);
        Assert.Matches("^[A-Z2-9]{26}$", made.Code);
    }

    [Fact]
    public async Task A_newer_code_takes_the_place_of_the_one_before()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var first = await device.MakeClaimCodeAsync(await world.ActAsync(world.Anna));
        var second = await device.MakeClaimCodeAsync(await world.ActAsync(world.Anna));
        await device.ReleaseAsync(await world.ActAsync(world.Anna));

        var paul = await world.ActAsync(world.Paul);
        Assert.Equal(Refusal.ClaimRefused, await Accounts.RefusalOf(device.ClaimAsync(paul, new ClaimOrder(world.Partner, first.Code, null))));
        Assert.Equal(world.Partner, (await device.ClaimAsync(paul, new ClaimOrder(world.Partner, second.Code, null))).Claim.Organisation);
    }

    [Fact]
    public async Task As_long_as_somebody_owns_the_device_the_code_claims_nothing()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var made = await device.MakeClaimCodeAsync(await world.ActAsync(world.Anna));

        var order = new ClaimOrder(world.Partner, made.Code, null);
        Assert.Equal(Refusal.ClaimRefused, await Accounts.RefusalOf(device.ClaimAsync(await world.ActAsync(world.Paul), order)));
    }

    [Fact]
    public async Task Whoever_is_only_delivered_a_device_makes_no_code_for_it()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);
        var device = world.Device(World.Id(0).Value);
        var reader = await world.Host.People.AddAsync("reader@reseller.example", (world.Reseller, Roles.Reader | Roles.Administrator));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(device.MakeClaimCodeAsync(await world.ActAsync(world.Anna))));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(device.MakeClaimCodeAsync(await world.ActAsync(reader))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(device.MakeClaimCodeAsync(await world.ActAsync(world.Stranger))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.Device("KAM-99999999").MakeClaimCodeAsync(await world.ActAsync(world.Operator))));
    }

    [Fact]
    public async Task The_trail_tells_that_a_code_was_made_and_never_the_code()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        var made = await world.Device(device.Value).MakeClaimCodeAsync(await world.ActAsync(world.Anna));

        var entries = await world.Host.Grain<IAuditGrain>("audit").FindAsync(await world.ActAsync(world.Anna), new AuditFilter(device), new PageRequest());

        var entry = Assert.Single(entries.Items, entry => entry.Kind == "device.code-made");
        Assert.DoesNotContain(made.Code, string.Join(' ', entry.Details.Values), StringComparison.Ordinal);
    }
}
