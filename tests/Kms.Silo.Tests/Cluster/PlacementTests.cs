using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Cluster;

public sealed class PlacementTests : IAsyncLifetime
{
    private const int Devices = 3_000;
    private const int Chunk = 300;

    private Silos _silos = null!; // made before each test

    public async Task InitializeAsync() => _silos = await Silos.StartAsync(3);

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    // The silo that is asked keeps a device while it is worse off than the best by at most 5 points of 100 (the engine's margin for saving a
    // hop), and what is active counts 15: so it has up to a half more than the others, and up to a chunk that came between two looks.
    [Fact]
    public async Task Devices_are_spread_over_all_silos_though_one_silo_asks_for_all_of_them()
    {
        var first = _silos.First;
        var utility = await first.People.FoundAsync("Aarhavn Forsyning");
        var anna = await first.People.ActAsync(await first.People.AddAsync("anna@example.com", (utility, Roles.KeyManager)));
        var silos = first.Grains.GetGrain<IManagementGrain>(0);

        foreach (var chunk in (await Deliveries.OwnAsync(first, utility, Devices)).Chunk(Chunk))
        {
            await silos.ForceRuntimeStatisticsCollection([.. (await silos.GetHosts(onlyActive: true)).Keys]);
            await Parallel.ForEachAsync(chunk, async (id, _) => Assert.NotNull(await first.Grain<IDeviceGrain>(id.Value).GetAsync(anna)));
        }

        var counts = (await silos.GetDetailedGrainStatistics()).Where(one => one.GrainId.Type == GrainType.Create("device"))
            .CountBy(one => one.SiloAddress).Select(silo => silo.Value).Order().ToArray();
        Assert.Equal((3, Devices), (counts.Length, counts.Sum()));
        Assert.True(counts[0] * 2 + Chunk >= counts[^1], $"Devices of each silo: {string.Join(", ", counts)}");
    }
}
