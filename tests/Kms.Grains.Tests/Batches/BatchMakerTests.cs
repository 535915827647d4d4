using Kms.Batches;
using Kms.Jobs;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Batches;

public sealed class BatchMakerTests
{
    [Fact]
    public async Task The_maker_of_a_delivery_to_a_partner_finds_it_in_the_own_list_until_it_is_removed()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);

        var batch = (await BatchDelivery.MakeAsync(world, world.Anna, world.Partner, "20000000")).Batch!.Value;

        Assert.Equal([batch], await ListAsync(world, world.Anna));
        Assert.Equal([batch], await ListAsync(world, world.Paul));
        Assert.Equal([batch], await ListAsync(world, world.Operator));
        await world.Host.Grain<IBatchGrain>(batch.Value).DeleteAsync(await world.ActAsync(world.Anna));
        Assert.Empty(await ListAsync(world, world.Anna));
    }

    [Fact]
    public async Task Whoever_acts_for_several_delivers_for_the_one_that_has_the_devices()
    {
        await using var world = await World.StartAsync();
        var second = await world.Host.People.FoundAsync("Second Meters", OrganisationKind.Reseller);
        await world.Host.Grain<IUserAccount>(world.Anna.Value).SetRolesAsync(second, Roles.KeyManager | Roles.Administrator, null);
        await world.Host.Grain<IOrganisationGrain>(second.Value).AddPartnerAsync(await world.ActAsync(world.Anna), world.Partner);
        await world.DeliverAsync(2, second);

        var report = await BatchDelivery.MakeAsync(world, world.Anna, world.Partner, "20000000\n20000001");
        var job = await world.RunAsync(world.Paul, new ClaimJob(world.Partner, [], report.Batch));

        Assert.Equal((2, 2), (report.Allocated, job.Counts["claimed"]));
    }

    [Fact]
    public async Task An_order_that_is_repeated_because_its_answer_was_lost_is_answered_again()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, null);
        var draft = new BatchDraft("Spring", world.Reseller, [await world.UploadAsync(world.Operator, "20000000,20000001,x!x", "s.txt")], null, false);
        var batch = world.Host.Grain<IBatchGrain>(new string('b', 32));

        var first = await batch.CreateAsync(await world.ActAsync(world.Operator), draft);
        var again = await batch.CreateAsync(await world.ActAsync(world.Operator), draft);
        var other = batch.CreateAsync(await world.ActAsync(world.Operator), draft with { Name = "Autumn" });

        Assert.Equal((2, 2, 1), (again.Accepted, again.Allocated, again.Malformed));
        Assert.Equal(StoredJson.Write(first), StoredJson.Write(again));
        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(other));
    }

    [Fact]
    public async Task A_delivery_to_a_partner_that_broke_off_is_finished_by_repeating_it()
    {
        await using var world = await World.StartAsync(DocumentFault.Register);
        await world.DeliverAsync(2, world.Reseller);
        var draft = new BatchDraft("Spring", world.Partner, [await world.UploadAsync(world.Anna, "20000000,20000001", "s.txt")], null, false);
        var batch = world.Host.Grain<IBatchGrain>(new string('b', 32));
        world.Host.Get<DocumentFault>().FailNext("batch");
        Assert.Equal(Refusal.StorageUnavailable, await Accounts.RefusalOf(batch.CreateAsync(await world.ActAsync(world.Anna), draft)));

        var again = await batch.CreateAsync(await world.ActAsync(world.Anna), draft);

        Assert.Equal((2, 2, 0), (again.Accepted, again.Allocated, again.NotAvailable));
    }

    [Fact]
    public async Task The_list_tells_deliveries_from_mere_lists()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, world.Reseller);
        var anna = await world.ActAsync(world.Anna);
        var delivery = await CreateAsync(world, world.Partner, "20000000");
        var list = await CreateAsync(world, world.Reseller, "20000001");
        var directory = world.Host.Grain<IDirectoryGrain>("all");

        var deliveries = await directory.BatchesAsync(anna, null, null, new PageRequest(), true);
        var lists = await directory.BatchesAsync(anna, null, null, new PageRequest(), false);

        Assert.Equal((delivery, list), (Assert.Single(deliveries.Items).Id, Assert.Single(lists.Items).Id));
    }

    private static async Task<BatchId?> CreateAsync(World world, OrganisationId organisation, string serials) => (await world.Host.Grain<IBatchGrain>(Guid.NewGuid().ToString("N")).CreateAsync(
        await world.ActAsync(world.Anna), new BatchDraft("Of " + serials, organisation, [await world.UploadAsync(world.Anna, serials, "s.txt")], null, false))).Batch;

    private static async Task<IEnumerable<BatchId>> ListAsync(World world, UserId user) =>
        (await world.Host.Grain<IDirectoryGrain>("all").BatchesAsync(await world.ActAsync(user), null, null, new PageRequest(), null)).Items.Select(b => b.Id);
}
