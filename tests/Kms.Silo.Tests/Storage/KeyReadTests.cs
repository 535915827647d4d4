using Kms.Audit;
using Kms.Devices;
using Kms.Keys;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

public abstract class KeyReadTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_read_is_recorded_and_marks_the_key_as_revealed()
    {
        var device = await Devices.AddAsync(Samples.Device(1));

        Assert.Equal([true], await Devices.RecordReadsAsync([Read(device)]));

        var after = (await Devices.ReadAsync(device.Id))!;
        Assert.Equal(Samples.Now, after.Keys[0].FirstRevealed);
        Assert.Equal(device.Version, after.Version);
        Assert.Contains(await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync(), record => record.Canonical.Contains("key.read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_read_keeps_the_time_of_the_first()
    {
        var device = await Devices.AddAsync(Samples.Device(1));
        await Devices.RecordReadsAsync([Read(device)]);

        await Devices.RecordReadsAsync([Read(device, at: Samples.Now.AddDays(1))]);

        Assert.Equal(Samples.Now, (await Devices.ReadAsync(device.Id))!.Keys[0].FirstRevealed);
    }

    [Fact]
    public async Task A_save_keeps_what_a_read_marked()
    {
        var device = await Devices.AddAsync(Samples.Device(1));
        await Devices.RecordReadsAsync([Read(device)]);

        await Devices.SaveAsync(device, device with { Keys = [device.Keys[0] with { State = KeyState.Suspended }] }, Effects.None);

        Assert.Equal((Samples.Now, KeyState.Suspended), (await Devices.ReadAsync(device.Id))!.Keys.Select(key => (key.FirstRevealed!.Value, key.State)).Single());
    }

    [Fact]
    public async Task A_read_of_an_old_version_is_refused_and_not_recorded()
    {
        var device = await Devices.AddAsync(Samples.Device(1));
        await Devices.SaveAsync(device, device with { Label = "revoked meanwhile" }, Effects.None);

        Assert.Equal([false], await Devices.RecordReadsAsync([Read(device)]));

        Assert.Null((await Devices.ReadAsync(device.Id))!.Keys[0].FirstRevealed);
        Assert.DoesNotContain(await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync(), record => record.Canonical.Contains("key.read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_raised_epoch_refuses_reads_by_older_tickets()
    {
        var device = await Devices.AddAsync(Samples.Device(1));
        Assert.Equal(0, await Devices.ReadEpochAsync(Samples.Anna));
        Assert.Equal([true], await Devices.RecordReadsAsync([Read(device)]));

        Assert.Equal(1, await Devices.RaiseEpochAsync(Samples.Anna));

        Assert.Equal([false, true], await Devices.RecordReadsAsync([Read(device), Read(device) with { Epoch = 1 }]));
        Assert.Equal(2, await Devices.RaiseEpochAsync(Samples.Anna));
        Assert.Equal(2, await Devices.ReadEpochAsync(Samples.Anna));
    }

    [Fact]
    public async Task Of_many_reads_those_whose_condition_holds_are_recorded()
    {
        var devices = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Devices.AddAsync(Samples.Device(n))));

        var answers = await Devices.RecordReadsAsync([.. devices.Select((device, n) => Read(device with { Version = n % 4 == 0 ? 7 : 1 }))]);

        Assert.Equal(devices.Select((_, n) => n % 4 != 0), answers);
        Assert.Empty((await Host.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_revocation_and_a_read_at_once_never_both_win()
    {
        for (var n = 1; n <= 30; n++)
        {
            var device = await Devices.AddAsync(Samples.Device(n).With(Samples.Right("r1")));
            var revoke = Devices.SaveAsync(device, device with { Rights = [] }, Effects.Of(Samples.Fact("right.revoked", device.Id))).AsTask();
            await Devices.RecordReadsAsync([Read(device)]);
            await revoke;
        }

        var kinds = (await Host.Get<IAuditStore>().ReadAllAsync().ToListAsync()).Select(record => record.Canonical).ToList();
        for (var n = 1; n <= 30; n++)
        {
            var read = kinds.FindIndex(text => text.Contains("key.read", StringComparison.Ordinal) && text.Contains(Samples.Id(n).Value, StringComparison.Ordinal));
            var revoked = kinds.FindIndex(text => text.Contains("right.revoked", StringComparison.Ordinal) && text.Contains(Samples.Id(n).Value, StringComparison.Ordinal));
            Assert.True(read < revoked);
        }
    }

    private static KeyReadRecord Read(DeviceState device, DateTimeOffset? at = null) => new(
        device.Id, device.Version, Samples.Anna, 0, [(KeyPurpose.Dek, 1)], Samples.Fact("key.read", device.Id, at: at));
}

public sealed class KeyReadsOnSqlite : KeyReadTests<SqliteTestDatabase>;

public sealed class KeyReadsOnPostgres : KeyReadTests<PostgresTestDatabase>;
