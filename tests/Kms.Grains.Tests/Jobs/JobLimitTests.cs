using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Grants;
using Kms.Jobs;
using Kms.Tests.Support;

namespace Kms.Tests.Jobs;

public sealed class JobLimitTests
{
    [Fact]
    public async Task A_person_has_so_many_exports_under_way_and_gets_more_when_one_is_over()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var export = new ExportJob(new Selection(await world.OwnAsync(1), null, []), ExportFormat.Csv, null);
        world.Host.Get<FaultyDeviceStore>().FailsBefore = true;
        var waiting = new List<JobId>();
        for (var i = 0; i < JobLimits.Exports; i++) waiting.Add(await world.OrderAsync(world.Anna, export));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.OrderAsync(world.Anna, export));
        await world.OrderAsync(world.Paul, export);
        await world.Host.Grain<IJobGrain>(waiting[0].Value).CancelAsync(await world.ActAsync(world.Anna));
        await world.OrderAsync(world.Anna, export);

        Assert.Equal(Refusal.TooMuchAtOnce, refused.Refusal);
        Assert.Contains("cancel one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_has_so_many_jobs_under_way_and_repeating_one_is_none_more()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var grant = new GrantJob(new Selection(await world.OwnAsync(1), null, []), Grantee.Of(Estate.Customer), null, null);
        world.Host.Get<FaultyDeviceStore>().FailsBefore = true;
        var last = default(JobId);
        for (var i = 0; i < JobLimits.AtOnce; i++) last = await world.OrderAsync(world.Anna, grant);

        var anna = await world.ActAsync(world.Anna);
        Assert.Equal(Refusal.TooMuchAtOnce, await Accounts.RefusalOf(world.OrderAsync(world.Anna, grant)));
        Assert.Equal(last, (await world.Host.Grain<IJobGrain>(last.Value).StartAsync(anna, grant)).Id);
    }
}
