using System.Collections.Concurrent;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Cluster;

/// <summary>A bulk job over devices that sleep.</summary>
public sealed class BulkPlacementTests : IAsyncLifetime
{
    private const int Devices = 600;

    private readonly ConcurrentBag<SiloAddress> _work = [];
    private Silos _silos = null!; // made before each test

    public async Task InitializeAsync() => _silos = await Silos.StartAsync(
        3, services => services.AddSingleton<IIncomingGrainCallFilter>(provider => new Watch(provider.GetRequiredService<ILocalSiloDetails>(), _work)));

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    [Fact]
    public async Task Is_carried_out_on_the_silo_of_the_job()
    {
        var first = _silos.First;
        var utility = await first.People.FoundAsync("Aarhavn Forsyning");
        var anna = await first.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));
        var ids = await Deliveries.OwnAsync(first, utility, Devices);
        var job = first.Grain<IJobGrain>("00000000000000000000000000000001");

        await job.StartAsync(await first.People.ActAsync(anna), new GrantJob(
            new Selection(ids, null, []), Grantee.Of(EmailAddress.Parse("bob@example.com")), "Bulk", null));
        await EndAsync(job, anna);

        var place = await first.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(job);
        Assert.Equal(Devices, _work.Count);
        Assert.All(_work, silo => Assert.Equal(place, silo));
    }

    private async Task EndAsync(IJobGrain job, UserId user)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await job.GetAsync(await _silos.First.People.ActAsync(user)))?.State is JobState.Queued or JobState.Running)
        {
            _silos.First.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await look.WaitForNextTickAsync();
        }
    }

    private sealed class Watch(ILocalSiloDetails silo, ConcurrentBag<SiloAddress> work) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod?.DeclaringType == typeof(IDeviceWork)) work.Add(silo.SiloAddress);
            return context.Invoke();
        }
    }
}
