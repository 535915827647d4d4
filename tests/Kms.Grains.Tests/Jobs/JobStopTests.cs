using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Storage;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class JobStopTests
{
    // More than a job works on at once, so that a stop finds some begun and some not.
    private const int Many = 7000;
    private const int Width = 2000;

    [Fact]
    public async Task A_page_that_the_end_of_the_service_cut_off_is_done_as_a_whole_later()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var devices = await OwnManyAsync(world);
        var (id, gate) = await BeginAsync(world, devices);

        var restarting = world.RestartAsync();
        gate.SetResult();
        await restarting;
        var job = await world.FinishAsync(world.Anna, id);

        Assert.Equal((JobState.Done, Many, Many), (job.State, job.Done, job.Counts["granted"]));
        Assert.Equal(Many, await CountAsync(world, id));
        var rights = (await world.Host.Get<IDeviceStore>().ReadManyAsync(devices)).Sum(d => d.Rights.Length);
        Assert.Equal(Many, rights);
    }

    [Fact]
    public async Task Two_thousand_devices_at_once_wait_for_one_ticket()
    {
        await using var world = await World.StartAsync(services =>
        {
            FaultyDeviceStore.Use(services);
            CountedTickets.Use(services);
        });
        var devices = await OwnManyAsync(world);
        var tickets = world.Host.Get<CountedTickets>();
        var before = tickets.Issued;

        var (id, gate) = await BeginAsync(world, devices);

        Assert.InRange(tickets.Issued - before, 1, 2); // the order's own and the job's
        gate.SetResult();
        Assert.Equal(Many, (await world.FinishAsync(world.Anna, id)).Done);
    }

    [Fact]
    public async Task A_cancelled_job_reports_every_device_that_it_reached()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var devices = await OwnManyAsync(world);
        var (id, gate) = await BeginAsync(world, devices);

        var cancelling = world.Host.Grain<IJobGrain>(id.Value).CancelAsync(await world.ActAsync(world.Anna));
        gate.SetResult();
        var job = await cancelling;

        var rights = (await world.Host.Get<IDeviceStore>().ReadManyAsync(devices)).Sum(d => d.Rights.Length);
        Assert.Equal((JobState.Cancelled, rights, rights), (job.State, job.Done, await CountAsync(world, id)));
        Assert.InRange(rights, Width, Many - 1);
    }

    private static GrantJob Grant(ImmutableArray<DeviceId> devices) =>
        new(new Selection(devices, null, []), Grantee.Of(Estate.Customer), "Bulk", null);

    // As many steps as are done at once wait at the gate.
    private static async Task<(JobId Job, TaskCompletionSource Gate)> BeginAsync(World world, ImmutableArray<DeviceId> devices)
    {
        var (waiting, gate) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var count = 0;
        world.Host.Get<FaultyDeviceStore>().BeforeSave = () =>
        {
            if (Interlocked.Increment(ref count) == Width) waiting.SetResult();
            return gate.Task;
        };
        var id = await world.OrderAsync(world.Anna, Grant(devices));
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.Task;
        return (id, gate);
    }

    private static async Task<ImmutableArray<DeviceId>> OwnManyAsync(World world)
    {
        ImmutableArray<DeviceId> ids = [.. Enumerable.Range(0, Many).Select(World.Id)];
        var now = world.Host.Clock.GetUtcNow();
        await world.Host.Get<IDeviceStore>().InsertAsync([.. ids.Select(id => (new DeviceState
        {
            Id = id, Manufacturer = id.Prefix, Serial = id.Number, Owner = world.Reseller, ClaimedAt = now, CreatedAt = now, ChangedAt = now,
        }, Effects.None))]);
        return ids;
    }

    private static async Task<int> CountAsync(World world, JobId id)
    {
        var (rows, after) = (0, (string?)null);
        do
        {
            var page = await world.Host.Grain<IJobGrain>(id.Value).ReportAsync(
                await world.ActAsync(world.Anna), new PageRequest(1000, after), onlyProblems: false);
            rows += page.Items.DistinctBy(r => r.Row).Count();
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }
}
