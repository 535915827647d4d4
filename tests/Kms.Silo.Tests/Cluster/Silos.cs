using Kms.Testing;
using Kms.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Silos of one cluster in this process, each with ports, data folder and audit chain of its own, on one PostgreSQL database.</summary>
internal sealed class Silos : IAsyncDisposable
{
    private readonly PostgresTestDatabase _database = new();
    private readonly List<KmsHost> _hosts = [];

    private Silos()
    {
    }

    public KmsHost this[int number] => _hosts[number];

    /// <summary>The first one, which makes people: their numbers are counted in one place.</summary>
    public KmsHost First => _hosts[0];

    /// <summary>Added to those of each silo.</summary>
    public Action<IServiceCollection> Services { get; private init; } = _ => { };

    public static async Task<Silos> StartAsync(int count, Action<IServiceCollection>? services = null)
    {
        var silos = new Silos { Services = services ?? (_ => { }) };
        try
        {
            await silos._database.CreateAsync();
            for (var i = 0; i < count; i++) await silos.AddAsync();
            return silos;
        }
        catch
        {
            await silos.DisposeAsync();
            throw;
        }
    }

    public Task<KmsHost> AddAsync() => AddAsync(Services);

    /// <summary>
    /// One that neither hears of the others nor they of it, as after a cut through the network, while the database is in reach of both
    /// sides: each side activates every grain for itself.
    /// </summary>
    public Task<KmsHost> AddCutOffAsync() =>
        AddAsync(services => services.PostConfigure<ClusterOptions>(one => one.ClusterId = "cut-off"));

    /// <summary>What is called next is placed on this silo, if it is not active elsewhere: the engine places a grain where its caller hints.</summary>
    public static void Place(KmsHost on) => RequestContext.Set(IPlacementDirector.PlacementHintKey, on.Get<ILocalSiloDetails>().SiloAddress);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<KmsHost> AddAsync(Action<IServiceCollection> services)
    {
        var host = await KmsHost.StartAsync(new KmsHostSettings
        {
            Postgres = _database.ConnectionString,
            Clock = _hosts.FirstOrDefault()?.Clock,
            Settings = _hosts.Count == 0 ? [] : [("Kms:Keys:RootKeyFile", Path.Combine(First.Folder, "root.key"))],
            Services = services,
        });
        _hosts.Add(host);
        return host;
    }
}
