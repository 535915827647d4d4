using System.Collections.Immutable;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Kms.Silo.Tests.Cluster;

public sealed class TestClusterTests : IAsyncLifetime
{
    private const int Silos = 4;
    private const int Devices = 4_000;

    private readonly Patience _patience = new();
    private TestCluster _cluster = null!; // made before each test, as what follows
    private UserId _anna;
    private ImmutableArray<DeviceId> _devices;

    public async Task InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(Silos);
        var utility = await _cluster.People.FoundAsync("Aarhavn Forsyning");
        _anna = await _cluster.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));
        _devices = await Deliveries.OwnAsync(
            _cluster.Get<IDeviceStore>(), _cluster.Get<IKeyVault>(), TimeProvider.System.GetUtcNow(), utility, Devices);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_job_whose_silo_is_killed_is_done_by_the_others_and_gives_each_right_once()
    {
        var anna = await _cluster.People.ActAsync(_anna);
        var id = Guid.NewGuid().ToString("N");
        var order = new GrantJob(Selection.All(new DeviceFilter()), Grantee.Of(EmailAddress.Parse("customer@example.com")), "Reading", null);
        await _cluster.Grains.GetGrain<IJobGrain>(id).StartAsync(anna, order);

        var first = await SiloOfAsync(_cluster.Grains.GetGrain<IJobGrain>(id));
        await _cluster.KillAsync(first);
        var job = await FinishAsync(id);

        Assert.NotEqual(first, await SiloOfAsync(_cluster.Grains.GetGrain<IJobGrain>(id)));
        Assert.Equal((JobState.Done, Devices, 0), (job.State, job.Done, job.Refused));
        Assert.All(await _cluster.Get<IDeviceStore>().ReadManyAsync(_devices), device => Assert.Single(device.Rights));
        Assert.Empty((await _cluster.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task What_was_granted_before_a_silo_was_killed_stands_on_the_one_that_comes_instead()
    {
        var anna = await _cluster.People.ActAsync(_anna);
        foreach (var device in _devices.Take(20))
            await _cluster.Grains.GetGrain<IDeviceGrain>(device.Value).GrantAsync(anna, new GrantOrder(Grantee.Of(EmailAddress.Parse("one@example.com")), null, null));

        await _cluster.KillAsync(await SiloOfAsync(_cluster.Grains.GetGrain<IDeviceGrain>(_devices[0].Value)));
        await _cluster.AddAsync();

        Assert.Equal(Silos, _cluster.Silos.Count);
        foreach (var device in _devices.Take(20))
            Assert.Single((await _patience.AskAsync(() => _cluster.Grains.GetGrain<IDeviceGrain>(device.Value).GetRightsAsync(anna)))!.Value);
    }

    private Task<InProcessSiloHandle> SiloOfAsync(IAddressable grain) => _patience.AskAsync(async () =>
    {
        var address = await _cluster.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        return _cluster.Silos.Single(silo => silo.SiloAddress.Equals(address));
    });

    private async Task<JobView> FinishAsync(string id)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var job = await _patience.AskAsync(async () => await _cluster.Grains.GetGrain<IJobGrain>(id).GetAsync(await _cluster.People.ActAsync(_anna)));
            if (job is { State: not (JobState.Queued or JobState.Running) }) return job;
            await look.WaitForNextTickAsync(limit.Token);
        }
    }
}
