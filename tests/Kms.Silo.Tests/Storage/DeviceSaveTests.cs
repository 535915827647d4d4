using Kms.Audit;
using Kms.Batches;
using Kms.Devices;
using Kms.Keys;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Transfers;

namespace Kms.Silo.Tests.Storage;

public abstract class DeviceSaveTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task An_unknown_device_is_null() => Assert.Null(await Devices.ReadAsync(Samples.Id(1)));

    [Fact]
    public async Task A_device_comes_back_as_it_was_saved()
    {
        var saved = await Devices.AddAsync(Full(1));

        var read = await Devices.ReadAsync(saved.Id);

        Assert.Equal(StoredJson.Write(saved), StoredJson.Write(read));
        Assert.Equal(1, read!.Version);
    }

    [Fact]
    public async Task A_change_comes_back_as_it_was_saved()
    {
        var before = await Devices.AddAsync(Full(1));
        var after = Full(2) with { Id = before.Id, Label = "cellar", Aliases = ["X"], Rights = [Samples.Right("r3")], Requests = [], Transfer = null };

        var saved = await Devices.SaveAsync(before, after, Effects.None);

        Assert.Equal(2, saved.Version);
        Assert.Equal(StoredJson.Write(saved), StoredJson.Write(await Devices.ReadAsync(before.Id)));
    }

    [Fact]
    public async Task A_device_that_is_there_cannot_be_made_again()
    {
        await Devices.AddAsync(Samples.Device(1));

        await Assert.ThrowsAsync<StaleStateException>(() => Devices.AddAsync(Samples.Device(1)));
    }

    [Fact]
    public async Task A_change_of_an_old_version_is_refused_and_writes_nothing()
    {
        var old = await Devices.AddAsync(Samples.Device(1));
        var present = await Devices.SaveAsync(old, old with { Label = "new" }, Effects.None);

        await Assert.ThrowsAsync<StaleStateException>(async () =>
            await Devices.SaveAsync(old, old.With(Samples.Right("r1")), Effects.Of(Samples.Fact(device: old.Id))));

        Assert.Equal(StoredJson.Write(present), StoredJson.Write(await Devices.ReadAsync(old.Id)));
        Assert.DoesNotContain(await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync(), record => record.Canonical.Contains("right.granted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_thousand_changes_at_once_the_stale_ones_alone_are_refused()
    {
        var devices = await Task.WhenAll(Enumerable.Range(1, 1_000).Select(n => Devices.AddAsync(Samples.Device(n))));

        var saves = devices.Select(async (device, n) => await Devices.SaveAsync(
            n % 100 == 7 ? device with { Version = 5 } : device, device.With(Samples.Right("r1")), Effects.Of(Samples.Fact(device: device.Id))));
        var failed = await Task.WhenAll(saves.Select(save => save.ContinueWith(done => done.Exception?.InnerException is StaleStateException, TaskScheduler.Default)));

        Assert.Equal(10, failed.Count(stale => stale));
        var read = await Devices.ReadManyAsync([.. devices.Select(device => device.Id)]);
        Assert.Equal(990, read.Count(device => device.Rights.Length == 1 && device.Version == 2));
    }

    [Fact]
    public async Task A_right_for_a_device_that_was_read_without_its_keys_leaves_them_as_they_are()
    {
        var full = await Devices.AddAsync(Full(1));
        var read = Assert.Single(await Devices.ReadManyWithoutKeysAsync([full.Id]));

        var saved = await Devices.SaveAsync(read, read.With(Samples.Right("r3")), Effects.None);

        Assert.Equal((false, false), (read.HasKeys, saved.HasKeys));
        Assert.Throws<InvalidOperationException>(() => read.Keys);
        Assert.Equal(StoredJson.Write(full.With(Samples.Right("r3")) with { Version = 2 }), StoredJson.Write(await Devices.ReadAsync(full.Id)));
    }

    [Fact]
    public async Task Inserting_leaves_known_devices_untouched_and_names_them()
    {
        var known = await Devices.AddAsync(Samples.Device(2) with { Label = "mine" });

        var there = await Devices.InsertAsync([.. Enumerable.Range(1, 3).Select(n => (Samples.Device(n), Effects.Of(Samples.Fact("device.imported", Samples.Id(n)))))]);

        Assert.Equal([known.Id], there);
        Assert.Equal("mine", (await Devices.ReadAsync(known.Id))!.Label);
        Assert.NotNull(await Devices.ReadAsync(Samples.Id(3)));
        Assert.Equal(2 + 1 + 1, (await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync()).Count); // and the genesis entry
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_new_devices_come_back_as_they_were_inserted_and_a_known_one_among_them_stays(bool oneIsKnown)
    {
        const int Many = 300;
        if (oneIsKnown) await Devices.AddAsync(Samples.Device(Many) with { Label = "mine" });
        DeviceState[] given = [.. Enumerable.Range(1, Many).Select(n => n % 2 == 0 ? Samples.Device(n) : Full(n))];

        var there = await Devices.InsertAsync([.. given.Select(d => (d, Effects.Of(Samples.Fact("device.imported", d.Id))))]);

        Assert.Equal(oneIsKnown ? [Samples.Id(Many)] : [], there);
        var read = (await Devices.ReadManyAsync([.. given.Select(d => d.Id)])).ToDictionary(d => d.Id);
        foreach (var device in given.Where(d => !there.Contains(d.Id)))
            Assert.Equal(StoredJson.Write(device with { Version = 1 }), StoredJson.Write(read[device.Id]));
        Assert.Equal(oneIsKnown ? "mine" : null, read[Samples.Id(Many)].Label);
        var imported = (await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync()).Count(e => e.Canonical.Contains("device.imported", StringComparison.Ordinal));
        Assert.Equal(Many, imported); // the known one has its own from before
    }

    [Fact]
    public async Task The_same_new_device_twice_in_one_call_is_inserted_once()
    {
        var there = await Devices.InsertAsync([(Samples.Device(1), Effects.None), (Samples.Device(1) with { Label = "second" }, Effects.None)]);

        Assert.Equal([Samples.Id(1)], there);
        Assert.Null((await Devices.ReadAsync(Samples.Id(1)))!.Label);
    }

    private static DeviceState Full(int number) => Samples.Device(number, Samples.Utility) with
    {
        DevEui = "70B3D57ED0000001",
        JoinEui = "70B3D57ED0000002",
        MbusVersion = 27,
        DeviceType = 22,
        Year = 2024,
        CustomerNumber = "4711",
        Label = "Søgade 1, kælder",
        Batch = new BatchId("b1"),
        BatchName = "Delivery 7",
        ClaimedBy = Samples.Anna,
        ClaimedAt = Samples.Now.AddTicks(10),
        AllocatedTo = Samples.Reseller,
        PublicClaim = true,
        LabelCodeHash = [1, 2, 3],
        TokenHash = [4, 5],
        Health = KeyFinding.Ascii | KeyFinding.Shared,
        Aliases = ["70B3D57ED0000009", "ABC"],
        Keys = [Samples.Key(number), Samples.Key(number, 2) with { Wrapped = null, State = KeyState.Destroyed, Findings = KeyFinding.Ascii }],
        Rights = [Samples.Right("r1"), Samples.Right("r2") with { Until = Samples.Now.AddDays(1), HolderLabel = "their name" }],
        Requests = [new ClaimRequest(new ClaimRequestId("q1"), Samples.Reseller, Samples.Anna, "anna@example.com", "please", Samples.Now, DecisionState.Open, null, null)],
        Transfer = new PendingTransfer(new TransferId("t1"), Samples.Reseller, Samples.Now.AddDays(14)),
    };
}

public sealed class DeviceSaveOnSqlite : DeviceSaveTests<SqliteTestDatabase>;

public sealed class DeviceSaveOnPostgres : DeviceSaveTests<PostgresTestDatabase>;
