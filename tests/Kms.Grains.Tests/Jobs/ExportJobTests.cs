using System.Collections.Immutable;
using System.Text;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class ExportJobTests
{
    [Fact]
    public async Task Keys_leave_in_a_file_after_an_audit_entry_each_and_refused_devices_say_why()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(2);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Reseller);

        var job = await world.RunAsync(world.Anna, Export(World.Id(0), World.Id(1), DeviceId.Parse("KAM-30000001"), DeviceId.Parse("KAM-99999999")));

        var rows = await world.ReportAsync(world.Anna, job.Id);
        Assert.Equal(["exported", "exported", "device-unclaimed", "not-available"], rows.Select(r => r.Outcome));
        var text = Encoding.UTF8.GetString(await ReadAsync(world, world.Anna, job));
        Assert.Contains(World.KeyOf(0), text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(World.KeyOf(1), text, StringComparison.OrdinalIgnoreCase);
        var trail = await world.Host.Grain<IAuditGrain>("all").FindAsync(
            await world.ActAsync(world.Operator), new AuditFilter(Kind: "key.exported"), new PageRequest());
        Assert.Equal(2, trail.Items.Length);
        Assert.All(trail.Items, e => Assert.Equal("Commissioning", e.Details["reason"]));
    }

    [Fact]
    public async Task A_file_is_read_once_to_its_end_by_the_one_who_ordered_it()
    {
        await using var world = await World.StartAsync();
        var job = await world.RunAsync(world.Anna, Export([.. await world.OwnAsync(1)]));
        var file = world.Host.Grain<IFileGrain>(job.File!.Id.Value);
        var anna = await world.ActAsync(world.Anna);

        Assert.Null(await file.GetAsync(await world.ActAsync(world.Paul)));
        await Assert.ThrowsAsync<RefusedException>(async () => await file.ReadAsync(await world.ActAsync(world.Paul), 0, 10));
        Assert.Equal(10, (await file.ReadAsync(anna, 0, 10)).Length);
        Assert.Equal(10, (await file.ReadAsync(anna, 0, 10)).Length);
        await file.ReadAsync(anna, 10, (int)job.File.Length);
        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(() => file.ReadAsync(anna, 0, 10))).Refusal);
    }

    [Fact]
    public async Task A_file_that_nobody_fetched_is_gone_after_a_day()
    {
        await using var world = await World.StartAsync();
        var job = await world.RunAsync(world.Anna, Export([.. await world.OwnAsync(1)]));
        world.Host.Clock.Advance(TimeSpan.FromHours(24));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(world, world.Anna, job));

        Assert.Equal(Refusal.Gone, refused.Refusal);
    }

    [Fact]
    public async Task A_holder_exports_what_was_granted_and_the_operator_nothing()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(2);
        var customer = await world.Host.People.AddAsync("customer@example.com");
        await world.Device(devices[0].Value).GrantAsync(
            await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));

        var own = await world.RunAsync(customer, Export([.. devices]));
        var none = await world.RunAsync(world.Operator, Export([.. devices]));

        Assert.Equal((1, 1), (own.Counts["exported"], own.Counts["not-available"]));
        Assert.Equal(2, none.Counts["forbidden"]);
    }

    [Fact]
    public async Task A_legacy_file_shows_its_password_to_the_one_who_ordered_it_and_the_list_never()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        var job = await world.RunAsync(world.Anna, Export(devices) with { Format = ExportFormat.KemLegacy });

        Assert.NotNull(job.FilePassword);
        Assert.Null((await world.Host.Grain<IJobGrain>(job.Id.Value).GetAsync(await world.ActAsync(world.Anna, Scopes.Read)))!.FilePassword);
        var listed = (await world.Host.Grain<Kms.Listing.IDirectoryGrain>("all").JobsAsync(await world.ActAsync(world.Anna), new PageRequest())).Items[0];
        Assert.Equal((job.Id, null), (listed.Id, listed.FilePassword));
    }

    [Fact]
    public async Task Exported_keys_read_as_revealed()
    {
        await using var world = await World.StartAsync();
        await world.RunAsync(world.Anna, Export([.. await world.OwnAsync(1)]));

        Assert.True((await world.Device(World.Id(0).Value).GetAsync(await world.ActAsync(world.Anna)))!.Keys[0].EverRevealed);
    }

    private static ExportJob Export(params ImmutableArray<DeviceId> devices) =>
        new(new Selection(devices, null, []), ExportFormat.Csv, "Commissioning");

    private static async Task<byte[]> ReadAsync(World world, UserId user, JobView job) =>
        await world.Host.Grain<IFileGrain>(job.File!.Id.Value).ReadAsync(await world.ActAsync(user), 0, FileRules.LargestPiece);
}
