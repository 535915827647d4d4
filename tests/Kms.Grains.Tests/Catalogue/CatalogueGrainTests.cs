using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Grants;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

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
    public async Task The_summary_names_what_is_refused_with_the_reason_and_what_each_format_leaves_out()
    {
        await using var world = await World.StartAsync();
        var owned = await world.OwnAsync(2);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Reseller);

        var summary = await Grain(world).SummariseAsync(await world.ActAsync(world.Anna), Selection.Of(
            owned[0], owned[1], DeviceId.Parse("KAM-30000001"), DeviceId.Parse("KAM-99999999")));

        Assert.Equal(
            [new(DeviceId.Parse("KAM-30000001"), "device-unclaimed"), new(DeviceId.Parse("KAM-99999999"), "not-available")],
            summary.Refused!.Value.AsEnumerable()); // a summary names them
        Assert.Equal(
            [new(ExportFormat.TtsCsv, "not-lorawan", 2), new(ExportFormat.Chirpstack, "not-lorawan", 2), new(ExportFormat.TtsJson, "not-lorawan", 2)], summary.Misfits!.Value.AsEnumerable()); // here too
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_long_selection_is_summarised_in_parts_that_add_up(bool named)
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(5);
        var anna = await world.ActAsync(world.Anna);
        var selection = named ? Selection.Of([.. devices]) : Selection.All(new DeviceFilter());

        var parts = new List<SelectionSummary>();
        do parts.Add(await Grain(world).SummariseAsync(anna, selection, new PageRequest(2, parts.LastOrDefault()?.Next)));
        while (parts[^1].Next is not null);

        Assert.Equal([2, 2, 1], parts.Select(part => part.Count));
        Assert.Equal(devices, parts.SelectMany(part => part.Sample).Select(row => row.Id));
        Assert.Null((await Grain(world).SummariseAsync(anna, selection)).Next);
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
        Assert.Equal((true, false), (operators.RecoveryMissing, own.RecoveryMissing));
        Assert.Equal(new HomeSummary(0, 0, 0, 0, 0, 0, 0, 0, 0), strangers);
    }

    [Fact]
    public async Task Rights_that_end_within_thirty_days_ask_for_attention_on_both_sides()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        await GrantAsync(world, devices[0], 29);
        await GrantAsync(world, devices[1], 31);
        await GrantAsync(world, devices[2], null);

        var givers = await Grain(world).GetHomeAsync(await world.ActAsync(world.Anna));
        var holders = await Grain(world).GetHomeAsync(await world.ActAsync(customer));

        Assert.Equal((1, 0), (givers.RightsEnding, givers.HeldEnding));
        Assert.Equal((0, 1), (holders.RightsEnding, holders.HeldEnding));
    }

    [Fact]
    public async Task Who_may_read_is_found_by_those_alone_who_may_see_the_rights()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(2);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        var reader = await world.Host.People.AddAsync("reader@reseller.example", (world.Reseller, Roles.Reader));
        await GrantAsync(world, devices[1], 29);
        var ofCustomer = new DeviceFilter(Reader: Grantee.Of(Estate.Customer));

        foreach (var who in (UserId[])[world.Anna, world.Operator, customer])
            Assert.Equal([devices[1]], await FindAsync(world, who, ofCustomer));
        foreach (var who in (UserId[])[reader, world.Paul, world.Stranger])
            Assert.Empty(await FindAsync(world, who, ofCustomer));
        Assert.Empty(await FindAsync(world, reader, new DeviceFilter(EndsInDays: 365)));
        Assert.Empty(await FindAsync(world, customer, new DeviceFilter(Reader: Grantee.Of(EmailAddress.Parse("anna@reseller.example")))));
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

    private static async Task GrantAsync(World world, DeviceId device, int? days)
    {
        DateTimeOffset? until = days is { } d ? world.Host.Clock.GetUtcNow().AddDays(d) : null;
        await world.Device(device.Value).GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, until));
    }

    private static async Task<IEnumerable<DeviceId>> FindAsync(World world, UserId who, DeviceFilter filter) =>
        (await Grain(world).FindAsync(await world.ActAsync(who), filter, new PageRequest())).Items.Select(row => row.Id);

    private static ICatalogueGrain Grain(World world) => world.Host.Grain<ICatalogueGrain>("all");
}
