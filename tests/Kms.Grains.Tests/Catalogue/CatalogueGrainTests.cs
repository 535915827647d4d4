using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Tests.Support;

namespace Kms.Tests.Catalogue;

public sealed class CatalogueGrainTests
{
    [Fact]
    public async Task The_summary_counts_what_a_download_would_hold_and_what_is_refused()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(2);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Reseller);
        await world.ImportAsync("KAM;30000002;77112233445566778899AABBCCDDEE01", world.Partner);

        var summary = await Grain(world).SummariseAsync(await world.ActAsync(world.Anna), Selection.Of(
            World.Id(0), World.Id(1), DeviceId.Parse("KAM-30000001"), DeviceId.Parse("KAM-30000002"), DeviceId.Parse("KAM-99999999")));

        Assert.Equal((5, 2, 1, 2, 0), (summary.Count, summary.ReadableKeys, summary.Unclaimed, summary.NotReadable, summary.WithoutKeys));
        Assert.Equal([World.Id(0), World.Id(1), DeviceId.Parse("KAM-30000001")], summary.Sample.Select(r => r.Id));
    }

    [Fact]
    public async Task A_filter_holds_only_what_the_person_sees()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        await world.Device(devices[1].Value).GrantAsync(
            await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));

        var all = await Grain(world).SummariseAsync(await world.ActAsync(customer), Selection.All(new DeviceFilter()));

        Assert.Equal((1, 1, devices[1]), (all.Count, all.ReadableKeys, all.Sample.Single().Id));
        Assert.True(all.Sample[0].Granted);
    }

    [Fact]
    public async Task The_home_page_counts_what_is_the_persons()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(2);
        await world.ImportAsync("KAM;30000001;9E112233445566778899AABBCCDDEE01", world.Reseller);
        await world.Device("KAM-30000001").RequestClaimAsync(await world.ActAsync(world.Anna), world.Reseller, "No label");

        var own = await Grain(world).GetHomeAsync(await world.ActAsync(world.Anna));
        var operators = await Grain(world).GetHomeAsync(await world.ActAsync(world.Operator));
        var strangers = await Grain(world).GetHomeAsync(await world.ActAsync(world.Stranger));

        Assert.Equal((2, 1), (own.Owned, own.Allocated));
        Assert.Equal(1, operators.OpenClaimRequests);
        Assert.Equal(new HomeSummary(0, 0, 0, 0, 0, 0, 0, 0, 0), strangers);
    }

    [Fact]
    public async Task Suggestions_are_for_known_fields_alone()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        Assert.Equal("KAM", Assert.Single(await Grain(world).SuggestAsync(await world.ActAsync(world.Anna), "manufacturer", "k")));
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await Grain(world).SuggestAsync(await world.ActAsync(world.Anna), "token_hash", null));
        Assert.Equal(Refusal.Invalid, refused.Refusal);
    }

    private static ICatalogueGrain Grain(World world) => world.Host.Grain<ICatalogueGrain>("all");
}
