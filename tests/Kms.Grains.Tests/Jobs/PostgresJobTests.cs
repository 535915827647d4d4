using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Grants;
using Kms.Jobs;
using Kms.Testing.Databases;
using Kms.Tests.Support;

namespace Kms.Tests.Jobs;

/// <summary>The bulk jobs once more, on the other database.</summary>
public sealed class PostgresJobTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase database = new();

    public Task InitializeAsync() => database.CreateAsync();

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    [Fact]
    public async Task Devices_are_imported_claimed_granted_exported_and_released()
    {
        await using var world = await World.StartAsync(postgres: database.ConnectionString);
        var selection = new Selection(await world.OwnAsync(25), null, []);

        var again = await world.DeliverAsync(25, world.Reseller);
        var granted = await world.RunAsync(world.Anna, new GrantJob(selection, Grantee.Of(Estate.Customer), "Bulk", null));
        var exported = await world.RunAsync(world.Anna, new ExportJob(selection, ExportFormat.Csv, "Bulk"));
        var revoked = await world.RunAsync(world.Anna, new RevokeJob(selection, null));
        var released = await world.RunAsync(world.Anna, new DeviceActJob(selection, DeviceAct.Release, null, null, null, null));

        Assert.Equal(
            (25, 25, 25, 25, 25),
            (again.Counts["unchanged"], granted.Counts["granted"], exported.Counts["exported"], revoked.Counts["revoked"], released.Counts["released"]));
    }

    [Fact]
    public async Task A_job_goes_on_after_a_restart()
    {
        await using var world = await World.StartAsync(postgres: database.ConnectionString);
        var id = await world.OrderAsync(world.Anna, new GrantJob(
            new Selection(await world.OwnAsync(5), null, []), Grantee.Of(Estate.Customer), null, null));
        await world.RestartAsync();

        Assert.Equal((JobState.Done, 5), ((await world.FinishAsync(world.Anna, id)).State, (await world.FinishAsync(world.Anna, id)).Counts["granted"]));
    }
}
