using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Cluster;

public sealed class ClusterJobTests : IAsyncLifetime
{
    private const int Devices = 6_000;

    // A call that a machine under load did not answer in time is made again by the clock of the test.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(5);

    private Silos _silos = null!; // made before each test
    private UserId _anna;

    public async Task InitializeAsync()
    {
        _silos = await Silos.StartAsync(3);
        var utility = await _silos.First.People.FoundAsync("Aarhavn Forsyning");
        _anna = await _silos.First.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));
        await Deliveries.OwnAsync(_silos.First, utility, Devices);
    }

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    [Fact]
    public async Task Progress_of_a_job_on_one_silo_reaches_an_observer_on_another()
    {
        var (anna, watch) = (await _silos.First.People.ActAsync(_anna), new JobWatch());
        var id = Guid.NewGuid().ToString("N");
        var there = _silos[1].Grain<IJobGrain>(id);
        Silos.Place(_silos[2]);
        await there.GetAsync(anna);

        await there.StartAsync(anna, new GrantJob(Selection.All(new DeviceFilter()), Grantee.Of(EmailAddress.Parse("customer@example.com")), null, null));
        await there.SubscribeAsync(anna, _silos[1].Grains.CreateObjectReference<IJobObserver>(watch));
        var told = await watch.UntilOverAsync(() => _silos.First.Clock.Advance(s_step));

        Assert.Equal((JobState.Done, Devices, 0), (told[^1].State, told[^1].Counts["granted"], told[^1].Refused));
        Assert.Contains(told, job => job.State == JobState.Running && job.Done is > 0 and < Devices);
        Assert.Equal(_silos[2].Get<ILocalSiloDetails>().SiloAddress, await WhereAsync(there));
        Assert.Equal(Devices, (await _silos.First.Grain<IJobGrain>(id).GetAsync(anna))!.Done);
    }

    private Task<SiloAddress?> WhereAsync(IAddressable grain) =>
        _silos.First.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain).AsTask();
}
