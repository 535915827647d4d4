using System.Collections.Concurrent;
using Kms.Audit;
using Kms.Devices;
using Kms.Grants;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

public sealed class PostgresKillTests
{
    private const int Kills = 3;
    private const int Writers = 40;

    [Fact]
    public async Task When_the_server_is_killed_no_acknowledged_grant_is_lost_and_writing_goes_on_by_itself()
    {
        await using var server = await PostgresServer.StartAsync("");
        using var folder = new TempFolder();
        var options = new StorageOptions { DataFolder = folder.Path, Database = DatabaseKind.Postgres, ConnectionString = server.ConnectionStringOf("postgres") };
        await using var host = await StoreHost.StartAsync(options);
        var store = host.Get<IDeviceStore>();
        for (var n = 1; n <= Writers; n++) await store.AddAsync(Samples.Device(n));
        var acknowledged = new ConcurrentDictionary<RightId, DeviceId>();
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(1, Writers).Select(n => GrantAsync(store, Samples.Id(n), acknowledged, stop.Token)).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            await WaitForAsync(acknowledged, acknowledged.Count + 300);
            await server.KillHardAsync();
            await server.BeginAsync();
        }
        await WaitForAsync(acknowledged, acknowledged.Count + 300);
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        await AssertAllThereAsync(host, store, acknowledged);
    }

    private static async Task AssertAllThereAsync(StoreHost host, IDeviceStore store, ConcurrentDictionary<RightId, DeviceId> acknowledged)
    {
        var rights = (await store.ReadManyAsync([.. Enumerable.Range(1, Writers).Select(Samples.Id)]))
            .SelectMany(device => device.Rights.Select(right => (right.Id, Device: device.Id))).ToList();
        var granted = (await host.Get<IAuditStore>().ReadAllAsync().ToListAsync())
            .Count(record => record.Canonical.Contains("right.granted", StringComparison.Ordinal));
        Assert.Empty(acknowledged.Keys.Except(rights.Select(right => right.Id)));
        Assert.Equal(rights.Count, rights.Distinct().Count());
        Assert.Equal(rights.Count, granted);
        Assert.Empty((await host.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    private static async Task GrantAsync(
        IDeviceStore store, DeviceId id, ConcurrentDictionary<RightId, DeviceId> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var device = (await store.ReadAsync(id, CancellationToken.None))!; // It was added before.
                var right = Samples.Right(Guid.NewGuid().ToString("N"));
                await store.SaveAsync(device, device.With(right), Effects.Of(Samples.Fact(device: id)), CancellationToken.None);
                acknowledged[right.Id] = id;
            }
            catch (StorageUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task WaitForAsync(ConcurrentDictionary<RightId, DeviceId> acknowledged, int count)
    {
        while (acknowledged.Count < count) await Task.Yield();
    }
}
