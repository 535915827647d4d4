using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Storage;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class ReadAheadTests
{
    [Fact]
    public async Task A_change_after_a_device_was_read_ahead_is_kept()
    {
        await using var world = await World.StartAsync();
        var id = await StoreAsync(world);
        var (ahead, store) = (world.Host.Get<ReadAhead>(), world.Host.Get<IDeviceStore>());
        using var lease = await ahead.FetchAsync([id]);
        var before = (await store.ReadAsync(id))!;
        await store.SaveAsync(before, before with { Year = 2031 }, Effects.None);

        var result = await LabelAsync(world, id);

        var after = (await store.ReadAsync(id))!;
        Assert.Equal(("labelled", "Cellar", 2031), (result.Outcome, after.Label, after.Year));
    }

    [Fact]
    public async Task A_state_read_ahead_is_given_out_once_and_not_after_its_job()
    {
        await using var world = await World.StartAsync();
        var id = await StoreAsync(world);
        var ahead = world.Host.Get<ReadAhead>();

        using (await ahead.FetchAsync([id])) Assert.Equal((id, null), (ahead.Take(id)?.Id, ahead.Take(id)));
        using (await ahead.FetchAsync([id])) Assert.Null(ahead.Take(World.Id(1)));
        Assert.Null(ahead.Take(id));
    }

    [Fact]
    public async Task What_a_grain_remembers_is_newer_than_what_was_read_ahead()
    {
        await using var world = await World.StartAsync();
        var id = await StoreAsync(world);
        var (store, memory) = (world.Host.Get<IDeviceStore>(), new DeviceMemory(world.Host.Get<IDeviceStore>(), id));
        var old = (await store.ReadAsync(id))!;
        await store.SaveAsync(old, old with { Year = 2031 }, Effects.None);
        await memory.ReadAsync();

        memory.Learn(old);

        Assert.Equal(2031, (await memory.ReadAsync())?.Year);
    }

    [Fact]
    public async Task A_job_reads_its_devices_in_groups_and_none_by_itself()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var id = await StoreAsync(world);
        var store = world.Host.Get<FaultyDeviceStore>();
        var before = store.SingleReads;

        var job = await world.RunAsync(world.Anna, new RevokeJob(Selection.Of(id), null));

        Assert.Equal((1, before), (job.Done, store.SingleReads));
    }

    [Fact]
    public async Task A_device_whose_bulk_grant_read_no_keys_keeps_them_and_answers_with_them()
    {
        await using var world = await World.StartAsync(FaultyDeviceStore.Use);
        var id = (await world.OwnAsync(1))[0];
        await world.RestartAsync(); // so that its grain remembers nothing
        var store = world.Host.Get<FaultyDeviceStore>();
        DeviceState? granted = null;
        store.AfterSave = device => granted = device;

        await world.RunAsync(world.Anna, new GrantJob(Selection.Of(id), Grantee.Of(Estate.Customer), "Bulk", null));

        using var keys = await world.Device(id.Value).ReadKeysAsync(await world.ActAsync(world.Anna), null, null);
        Assert.False(granted!.HasKeys);
        Assert.Single(keys!.Keys);
    }

    [Fact]
    public async Task A_state_without_keys_is_not_taken_for_work_that_writes_their_number()
    {
        await using var world = await World.StartAsync();
        var id = (await world.OwnAsync(1))[0];
        await world.RestartAsync(); // so that its grain remembers nothing
        using var lease = await world.Host.Get<ReadAhead>().FetchAsync([id], keys: false);

        var result = await LabelAsync(world, id);

        Assert.Equal(("labelled", 1), (result.Outcome, (await world.Host.Get<IDeviceStore>().ReadAsync(id))!.Keys.Length));
    }

    private static async Task<WorkResult> LabelAsync(World world, DeviceId id) => await world.Host.Grain<IDeviceWork>(id.Value).DoAsync(
        await world.ActAsync(world.Anna), new LabelWork("Cellar"), new WorkStep("job", world.Host.Clock.GetUtcNow()));

    private static async Task<DeviceId> StoreAsync(World world)
    {
        var (id, now) = (World.Id(0), world.Host.Clock.GetUtcNow());
        await world.Host.Get<IDeviceStore>().InsertAsync([(new DeviceState
        {
            Id = id, Manufacturer = id.Prefix, Serial = id.Number, Owner = world.Reseller, ClaimedAt = now, CreatedAt = now, ChangedAt = now,
        }, Effects.None)]);
        return id;
    }
}
