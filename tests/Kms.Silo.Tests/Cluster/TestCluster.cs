using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Silos that the engine's own testing host starts, stops and kills, on one PostgreSQL database and by the machine's clock.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly PostgresTestDatabase _database = new();
    private readonly TempFolder _folder = new();
    private readonly InProcessTestCluster _cluster;

    private TestCluster()
    {
        var builder = new InProcessTestClusterBuilder(1) { Options = { InitializeClientOnDeploy = false, ConfigureFileLogging = false } };
        builder.ConfigureSiloHost((silo, host) => Configure(host, silo.SiloName));
        _cluster = builder.Build();
        People = new People(() => Grains);
    }

    public People People { get; }

    /// <summary>Those of a silo that lives.</summary>
    public IGrainFactory Grains => Get<IGrainFactory>();

    public IReadOnlyList<InProcessSiloHandle> Silos => [.. _cluster.GetActiveSilos()];

    public static async Task<TestCluster> StartAsync(int silos)
    {
        var cluster = new TestCluster();
        try
        {
            await cluster._database.CreateAsync();
            await cluster._cluster.DeployAsync(); // the first one makes the root key
            await cluster._cluster.StartSilosAsync(silos - 1);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => Silos[0].ServiceProvider.GetRequiredService<T>();

    public Task KillAsync(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public Task AddAsync() => _cluster.StartAdditionalSiloAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private void Configure(IHostApplicationBuilder host, string name)
    {
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kms:Data"] = Path.Combine(_folder.Path, name),
            ["Kms:Keys:RootKeyFile"] = Path.Combine(_folder.Path, "root.key"),
            ["Kms:Database"] = "postgres",
            ["ConnectionStrings:Kms"] = _database.ConnectionString,
            ["Kms:Cluster:Address"] = "127.0.0.1",
        });
        host.AddKmsSilo();
    }
}
