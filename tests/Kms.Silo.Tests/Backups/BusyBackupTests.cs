using System.Collections.Concurrent;
using Kms.Audit;
using Kms.Devices;
using Kms.Grants;
using Kms.Silo.Backups;
using Kms.Silo.Tests.Storage;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

/// <summary>A backup taken while the service writes shows one moment.</summary>
public abstract class BusyBackupTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private const int Writers = 50;

    private readonly SemaphoreSlim _granted = new(0);

    [Fact]
    public async Task A_backup_taken_while_grants_run_shows_one_moment()
    {
        for (var n = 1; n <= Writers; n++) await Devices.AddAsync(Samples.Device(n));
        using var folder = new TempFolder();
        var file = new FileInfo(folder.File("kms.backup"));
        using var stop = new CancellationTokenSource();
        var acknowledged = new ConcurrentDictionary<RightId, DeviceId>();
        var writing = Enumerable.Range(1, Writers).Select(n => Task.Run(() => GrantAsync(Samples.Id(n), acknowledged, stop.Token))).ToList(); // not on the threads of the tests, one of which the backup below blocks
        while (acknowledged.Count < 500) await Task.Yield();

        var before = acknowledged.Keys.ToList();
        await Host.Get<BackupRun>().TakeAsync(file, passphrase: null, new WaitForGrant(_granted));
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        await AssertOneMomentAsync(file, before, acknowledged.Count);
    }

    private async Task AssertOneMomentAsync(FileInfo file, List<RightId> before, int all)
    {
        await using var database = new TDatabase();
        await database.CreateAsync();
        BackupFiles.CopyRootKey(Database, database);
        await BackupFiles.RestoreAsync(database, file);
        await using var host = await StoreHost.StartAsync(database.Options);

        var devices = await host.Get<IDeviceStore>().ReadManyAsync([.. Enumerable.Range(1, Writers).Select(Samples.Id)]);
        var entries = await host.Get<IAuditStore>().ReadAllAsync().ToListAsync();
        foreach (var device in devices)
        {
            Assert.Equal(1 + device.Rights.Length, device.Version);
            Assert.Equal(device.Version, entries.Count(entry => entry.Canonical.Contains($"\"{device.Id}\"", StringComparison.Ordinal)));
        }
        Assert.Empty(before.Except(devices.SelectMany(device => device.Rights.Select(right => right.Id))));
        Assert.InRange(devices.Sum(device => device.Rights.Length), before.Count, all);
        Assert.Empty((await host.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    private async Task GrantAsync(DeviceId id, ConcurrentDictionary<RightId, DeviceId> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var device = (await Devices.ReadAsync(id, CancellationToken.None))!; // It was added before.
            var right = Samples.Right(Guid.NewGuid().ToString("N"));
            await Devices.SaveAsync(device, device.With(right), Effects.Of(Samples.Fact(device: id)), CancellationToken.None);
            acknowledged[right.Id] = id;
            _granted.Release();
        }
    }

    /// <summary>Between any two tables of the backup, a grant is made.</summary>
    private sealed class WaitForGrant(SemaphoreSlim granted) : IProgress<TableCount>
    {
        public void Report(TableCount value)
        {
            while (granted.Wait(0)) { }
            Assert.True(granted.Wait(TimeSpan.FromMinutes(1)), "No grant is made while the backup is taken.");
        }
    }
}

public sealed class BusyBackupOnSqlite : BusyBackupTests<SqliteTestDatabase>;

public sealed class BusyBackupOnPostgres : BusyBackupTests<PostgresTestDatabase>;
