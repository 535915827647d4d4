using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Batches;

public sealed class BatchTests
{
    [Fact]
    public async Task A_delivery_of_the_operator_is_claimed_without_codes()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(3, null);

        var report = await BatchDelivery.MakeAsync(world, world.Operator, world.Reseller, "20000000;20000001,20000002\n");
        var job = await world.RunAsync(world.Anna, new ClaimJob(world.Reseller, [], report.Batch));

        Assert.Equal((3, 3, 3, "Spring"), (report.Accepted, report.Allocated, job.Counts["claimed"], job.Title));
    }

    [Fact]
    public async Task The_report_tells_duplicates_malformed_and_not_available_serials_by_line()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, world.Reseller);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Partner);

        var report = await BatchDelivery.MakeAsync(world, world.Anna, world.Reseller, "20000000\n20000000\nx!x\n30000001\n99999999\n20000001\n", dryRun: true);

        Assert.Equal((6, 2, 0, 1, 1, 2), (report.Read, report.Accepted, report.Allocated, report.Duplicates, report.Malformed, report.NotAvailable));
        Assert.Equal(
            [(2, "duplicate"), (3, "malformed"), (4, "not-available"), (5, "not-available")],
            report.Rows.OrderBy(r => r.Line).Select(r => ((int)r.Line, r.Code)));
        Assert.Null(report.Batch);
    }

    [Fact]
    public async Task A_batch_that_an_organisation_makes_for_itself_is_only_a_list()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);

        var report = await BatchDelivery.MakeAsync(world, world.Anna, world.Reseller, "20000000");
        var job = await world.RunAsync(world.Anna, new ClaimJob(world.Reseller, [], report.Batch));

        Assert.Equal((1, 0, 1), (report.Accepted, report.Allocated, job.Counts["claim-refused"]));
    }

    [Fact]
    public async Task Marked_devices_become_a_batch_and_those_of_others_are_not_available()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(3, world.Reseller);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Partner);

        var some = await MakeAsync(world, Selection.Of(World.Id(0), World.Id(1), DeviceId.Parse("KAM-30000001")));
        var all = await MakeAsync(world, Selection.All(new DeviceFilter(Q: "2000000"), World.Id(2)));

        Assert.Equal((3, 2, 1, "KAM-30000001"), (some.Read, some.Accepted, some.NotAvailable, some.Rows.Single().Serial));
        Assert.Equal((2, 2, 0), (all.Read, all.Accepted, all.NotAvailable));
    }

    [Fact]
    public async Task The_allocated_organisation_delivers_to_a_partner_who_then_claims()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, world.Reseller);

        var report = await BatchDelivery.MakeAsync(world, world.Anna, world.Partner, "20000000\n20000001");
        var job = await world.RunAsync(world.Paul, new ClaimJob(world.Partner, [], report.Batch));

        Assert.Equal((2, 2), (report.Allocated, job.Counts["claimed"]));
    }

    [Fact]
    public async Task Nothing_is_delivered_to_an_organisation_that_is_no_partner()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Partner);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => BatchDelivery.MakeAsync(world, world.Paul, world.Reseller, "20000000"));

        Assert.Equal(Refusal.NotAPartner, refused.Refusal);
    }

    [Fact]
    public async Task A_claimed_device_stays_with_its_owner()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var elsewhere = await BatchDelivery.MakeAsync(world, world.Operator, world.Partner, "20000000");
        var own = await BatchDelivery.MakeAsync(world, world.Operator, world.Reseller, "20000000");

        Assert.Equal((1, null), (elsewhere.NotAvailable, elsewhere.Batch));
        Assert.Equal((1, 0), (own.Accepted, own.Allocated));
    }

    [Fact]
    public async Task Members_of_the_organisation_see_the_batch_and_others_do_not()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, null);
        var report = await BatchDelivery.MakeAsync(world, world.Operator, world.Reseller, "20000000");
        var batch = world.Host.Grain<IBatchGrain>(report.Batch!.Value.Value);
        var reader = await world.Host.People.AddAsync("reader@reseller.example", (world.Reseller, Roles.Reader));

        Assert.Equal((1, true), ((await batch.GetAsync(await world.ActAsync(reader)))!.Devices, (await batch.GetAsync(await world.ActAsync(reader)))!.Allocates));
        Assert.Null(await batch.GetAsync(await world.ActAsync(world.Paul)));
        await Assert.ThrowsAsync<RefusedException>(async () => await batch.DeleteAsync(await world.ActAsync(reader)));
        await batch.DeleteAsync(await world.ActAsync(world.Anna));
        Assert.Null(await batch.GetAsync(await world.ActAsync(world.Anna)));
        Assert.Equal(1, await world.CountVisibleAsync(world.Anna));
    }

    [Fact]
    public async Task The_catalogue_finds_the_devices_of_a_batch()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(3, world.Reseller);
        var report = await BatchDelivery.MakeAsync(world, world.Anna, world.Reseller, "20000000\n20000002");

        var page = await world.Host.Grain<ICatalogueGrain>("all").FindAsync(
            await world.ActAsync(world.Anna), new DeviceFilter(Batch: report.Batch), new PageRequest());

        Assert.Equal([World.Id(0), World.Id(2)], page.Items.Select(r => r.Id));
    }

    private static async Task<BatchReport> MakeAsync(World world, Selection selection) =>
        await world.Host.Grain<IBatchGrain>(Guid.NewGuid().ToString("N")).CreateAsync(
            await world.ActAsync(world.Anna), new BatchDraft("Spring", world.Reseller, [], null, DryRun: false, selection));
}
