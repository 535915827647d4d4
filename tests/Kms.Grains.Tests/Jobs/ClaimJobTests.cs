using Kms.Batches;
using Kms.Jobs;
using Kms.Keys;
using Kms.Tests.Support;

namespace Kms.Tests.Jobs;

public sealed class ClaimJobTests
{
    [Fact]
    public async Task Many_devices_are_claimed_by_serial_and_code_and_wrong_ones_are_refused_alike()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(3, world.Reseller);

        var job = await world.RunAsync(world.Anna, new ClaimJob(world.Reseller,
        [
            new("20000000", "42/24"), new("20000001/42/24", "20000001/42/24"), new("KAM-20000002", "11/11"), new("77777777", "42/24"), new("?", "42/24"),
        ], null));

        Assert.Equal(
            ["claimed", "claimed", "claim-refused", "claim-refused", "malformed"], (await world.ReportAsync(world.Anna, job.Id)).Select(r => r.Outcome));
    }

    [Fact]
    public async Task The_eleventh_wrong_code_of_a_job_is_not_tried()
    {
        await using var world = await World.StartAsync();

        var job = await world.RunAsync(world.Anna, new ClaimJob(
            world.Reseller, [.. Enumerable.Range(0, 12).Select(i => new ClaimItem($"KAM-{90000000 + i}", "11/11"))], null));

        Assert.Equal((10, 2), (job.Counts["claim-refused"], job.Counts["too-many-attempts"]));
    }

    [Fact]
    public async Task Codes_are_wiped_when_the_job_is_over()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);

        var job = await world.RunAsync(world.Anna, new ClaimJob(world.Reseller, [new("KAM-20000000", "42/24")], null));

        Assert.Empty((await world.Host.Get<IJobPageStore>().ReadAsync(job.Id, "selection", 0))!);
    }

    [Fact]
    public async Task What_is_kept_to_recognise_an_order_cannot_be_tried_with_all_codes()
    {
        await using var here = await World.StartAsync();
        await using var there = await World.StartAsync();
        var order = new ClaimJob(here.Reseller, [new("KAM-20000000", "42/24")], null);

        Assert.Equal(order.HashOf(here.Host.Get<IKeyVault>()), order.HashOf(here.Host.Get<IKeyVault>()));
        Assert.NotEqual(order.HashOf(here.Host.Get<IKeyVault>()), order.HashOf(there.Host.Get<IKeyVault>()));
    }

    [Fact]
    public async Task A_batch_of_others_is_not_found()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, world.Reseller);
        var batch = await BatchDelivery.MakeAsync(world, world.Operator, world.Reseller, "20000000,20000001");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.OrderAsync(world.Paul, new ClaimJob(world.Partner, [], batch.Batch)));

        Assert.Equal(Refusal.NotFound, refused.Refusal);
    }
}
