using Kms.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kms.Bench;

/// <summary>A silo whose grains keep their state through the public AdoNet provider, over tables that ask as little of the server as they can.</summary>
internal sealed class ObviousHost : IAsyncDisposable
{
    public const string Storage = "adonet";

    private const string Owner = "7e62b117ee70018b907160f764a5069c";
    private const string Grantee = "e:customer@demo.example";
    private const string Database = "obvious";
    private const int AtOnce = 200;
    private const int Connections = 50;

    // The provider asks for these statements by name; names of parameters and columns are its contract.
    private const string Schema = """
        create table grain_state (
          service text collate "C" not null,
          type text collate "C" not null,
          id text collate "C" not null,
          payload bytea,
          version integer not null,
          primary key (service, type, id)
        );
        create table orleansquery (querykey text not null primary key, querytext text not null);
        insert into orleansquery (querykey, querytext) values
        ('ReadFromStorageKey', $$
        select payload as "PayloadBinary", version as "Version" from grain_state
        where service = @ServiceId and type = @GrainTypeString and id = @GrainIdExtensionString
        $$),
        ('WriteToStorageKey', $$
        with changed as (
          update grain_state set payload = @PayloadBinary, version = version + 1
          where service = @ServiceId and type = @GrainTypeString and id = @GrainIdExtensionString and version = @GrainStateVersion
          returning version),
        made as (
          insert into grain_state (service, type, id, payload, version)
          select @ServiceId, @GrainTypeString, @GrainIdExtensionString, @PayloadBinary, 1 where @GrainStateVersion::integer is null
          on conflict do nothing
          returning version)
        select coalesce((select version from changed), (select version from made), @GrainStateVersion::integer) as "NewGrainStateVersion"
        $$),
        ('ClearStorageKey', $$
        delete from grain_state where service = @ServiceId and type = @GrainTypeString and id = @GrainIdExtensionString
        returning version + 1 as "NewGrainStateVersion"
        $$)
        """;

    private readonly IHost _host;

    private ObviousHost(IHost host) => _host = host;

    /// <summary>Wakes each device, which reads its row, and has it write it anew: many at once, for it gathers nothing itself.</summary>
    public static async Task<Measurement> MeasureAsync(string server, IReadOnlyList<string> ids)
    {
        await using var obvious = await StartAsync(await CreateAsync(server));
        await obvious.ForEachAsync(ids, device => device.OpenAsync(Owner));
        await obvious.Grain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        return await Measurement.OfAsync("one grain, one row: AdoNet persistence", "postgres", ids.Count, () =>
            obvious.ForEachAsync(ids, device => device.GrantAsync(Owner, Grantee, TimeProvider.System.GetUtcNow())));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static async Task<string> CreateAsync(string server)
    {
        await using (var source = NpgsqlDataSource.Create(server))
        {
            await using var create = source.CreateCommand($"create database {Database}");
            await create.ExecuteNonQueryAsync();
        }
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = Database, MaxPoolSize = Connections }.ConnectionString;
        await using var own = NpgsqlDataSource.Create(connection);
        await using var schema = own.CreateCommand(Schema);
        await schema.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<ObviousHost> StartAsync(string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort.Find(), FreePort.Find())
            .AddAdoNetGrainStorage(Storage, options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection)));
        var obvious = new ObviousHost(builder.Build());
        await obvious._host.StartAsync();
        return obvious;
    }

    private Task ForEachAsync(IReadOnlyList<string> ids, Func<IObviousDevice, Task> act) => Parallel.ForEachAsync(
        ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (id, _) => await act(_host.Services.GetRequiredService<IGrainFactory>().GetGrain<IObviousDevice>(id)));

    private T Grain<T>(long key) where T : IGrainWithIntegerKey => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);
}
