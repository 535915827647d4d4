using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class JobLifeTests
{
    private static GrantJob Grant(ImmutableArray<DeviceId> devices, string to = "customer@example.com") =>
        new(new Selection(devices, null, []), Grantee.Of(EmailAddress.Parse(to)), "Bulk", null);

    [Fact]
    public async Task A_cancelled_job_stops_and_what_was_done_stays()
    {
        await using var world = await World.StartAsync();
        var id = await world.OrderAsync(world.Anna, Grant(await world.OwnAsync(2)));

        var cancelled = await world.Host.Grain<IJobGrain>(id.Value).CancelAsync(await world.ActAsync(world.Anna));
        world.Host.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((JobState.Cancelled, 0), (cancelled.State, cancelled.Done));
        Assert.Equal(JobState.Cancelled, (await world.FinishAsync(world.Anna, id)).State);
        Assert.Empty((await world.Device(World.Id(0).Value).GetRightsAsync(await world.ActAsync(world.Anna)))!.Value);
    }

    [Fact]
    public async Task A_page_that_never_answers_holds_up_no_job()
    {
        await using var world = await World.StartAsync();
        var id = await world.OrderAsync(world.Anna, Grant(await world.OwnAsync(2)));
        var page = new DeafPage();
        var anna = await world.ActAsync(world.Anna);
        await world.Host.Grain<IJobGrain>(id.Value).SubscribeAsync(anna, world.Host.Grains.CreateObjectReference<IJobObserver>(page));

        var job = await world.FinishAsync(world.Anna, id);

        Assert.Equal((JobState.Done, 2), (job.State, job.Done));
        await page.Told;
    }

    [Fact]
    public async Task A_job_of_an_account_that_was_deactivated_fails_and_says_so()
    {
        await using var world = await World.StartAsync();
        var id = await world.OrderAsync(world.Anna, Grant(await world.OwnAsync(1)));
        var anna = await world.ActAsync(world.Anna);
        await world.Host.Grain<IUserGrain>(world.Anna.Value).SetActiveAsync(await world.ActAsync(world.Operator), active: false);

        var watch = new JobWatch();
        await world.Host.Grain<IJobGrain>(id.Value).SubscribeAsync(anna, world.Host.Grains.CreateObjectReference<IJobObserver>(watch));
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var job = await watch.Over;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("deactivated", job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_goes_on_after_a_restart_and_gives_no_right_twice()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var id = await world.OrderAsync(world.Anna, Grant(devices));
        await world.RestartAsync();

        // Nobody asks for the job: the start of the service wakes it.
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var job = await world.FinishAsync(world.Anna, id);

        Assert.Equal((JobState.Done, 3), (job.State, job.Counts["granted"]));
        foreach (var device in devices)
            Assert.Single((await world.Device(device.Value).GetRightsAsync(await world.ActAsync(world.Anna)))!.Value);
    }

    [Fact]
    public async Task A_step_done_again_after_a_crash_reads_as_done_and_not_as_unchanged()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        var step = new WorkStep("job", world.Host.Clock.GetUtcNow());
        var work = new GrantWork(new GrantOrder(Grantee.Of(Estate.Customer), null, null, new RightId("r"), Notify: false));
        var grain = world.Host.Grain<IDeviceWork>(device.Value);

        var first = await grain.DoAsync(await world.ActAsync(world.Anna), work, step);
        var again = await grain.DoAsync(await world.ActAsync(world.Anna), work, step);

        Assert.Equal((new WorkResult("granted"), new WorkResult("granted")), (first, again));
        Assert.Single((await world.Host.Get<IDeviceStore>().ReadAsync(device))!.Rights);
    }

    [Fact]
    public async Task A_storage_that_fails_makes_the_job_wait_and_go_on()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var devices = await world.OwnAsync(2);
        var store = world.Host.Get<FaultyDeviceStore>();
        store.FailsBefore = true;
        var id = await world.OrderAsync(world.Anna, Grant(devices));
        var job = world.Host.Grain<IJobGrain>(id.Value);
        var watch = new JobWatch();
        await job.SubscribeAsync(await world.ActAsync(world.Anna), world.Host.Grains.CreateObjectReference<IJobObserver>(watch));
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await watch.FirstChange;
        store.FailsBefore = false;

        JobView? over = null;
        while (over is null)
        {
            world.Host.Clock.Advance(TimeSpan.FromSeconds(5));
            var view = await job.GetAsync(await world.ActAsync(world.Anna));
            if (view!.State is not (JobState.Queued or JobState.Running)) over = view;
            await Task.Yield();
        }

        Assert.Equal((JobState.Done, 2), (over.State, over.Counts["granted"]));
    }
}
