using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Silo.Backups;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Tests.Support;

namespace Kms.Tests.Jobs;

/// <summary>Moving to another database with all that is under way.</summary>
public sealed class BackupJobTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly PostgresTestDatabase database = new();

    public Task InitializeAsync() => database.CreateAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_job_that_a_backup_met_goes_on_in_the_database_where_it_is_restored()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var order = new GrantJob(new Selection(devices, null, []), Grantee.Of(Estate.Customer), "Bulk", null);
        var id = await world.OrderAsync(world.Anna, order);
        var file = new FileInfo(folder.File("kms.backup"));
        await world.Host.Get<BackupRun>().TakeAsync(file, passphrase: null, progress: null);
        BackupFiles.CopyRootKey(world.Host.Folder, database);

        await BackupFiles.RestoreAsync(database, file);

        await using var moved = await world.MoveAsync(new KmsHostSettings { Folder = database.Folder, Postgres = database.ConnectionString });
        var job = await moved.FinishAsync(world.Anna, id);
        Assert.Equal((JobState.Done, 3), (job.State, job.Counts["granted"]));
        foreach (var device in devices)
            Assert.Single((await moved.Device(device.Value).GetRightsAsync(await moved.ActAsync(world.Anna)))!.Value);
    }
}
