using System.Net;
using Kms.Silo.Hosting;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Postgres;
using Kms.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class SiloHealthTests
{
    private readonly int _port = TestPort.Find();

    [Fact]
    public async Task A_silo_is_ready_while_its_database_takes_writes_and_answers_nobody_after_it_stopped()
    {
        await using var host = await KmsHost.StartAsync();
        await using var health = Watch(host.Get<IDatabase>());

        await health.StartAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(SiloHealth.Live));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(SiloHealth.Ready));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync("/"));
        await health.StopAsync(CancellationToken.None);
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(SiloHealth.Live));
    }

    [Fact]
    public async Task A_silo_without_its_database_lives_but_is_not_ready()
    {
        await using var connections = new PostgresConnections(new StorageOptions { ConnectionString = "Host=/nonexistent;Username=kms;Timeout=2" });
        await using var health = Watch(new PostgresDatabase(connections, NullLogger<PostgresDatabase>.Instance));

        await health.StartAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(SiloHealth.Live));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(SiloHealth.Ready));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_setting_to_change()
    {
        await using var connections = new PostgresConnections(new StorageOptions { ConnectionString = "Host=/nonexistent;Username=kms;Timeout=2" });
        var database = new PostgresDatabase(connections, NullLogger<PostgresDatabase>.Instance);
        await using var first = Watch(database);
        await using var second = Watch(database);
        await first.StartAsync(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StartException>(() => second.StartAsync(CancellationToken.None));

        Assert.Contains("Kms:Cluster:HealthPort", refused.Message, StringComparison.Ordinal);
    }

    private SiloHealth Watch(IDatabase database) => 
        new(new StorageHealth(database, TimeProvider.System), Options.Create(new KmsClusterOptions { HealthPort = _port }));

    private async Task<HttpStatusCode> AskAsync(string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"http://localhost:{_port}{path}"));
        return answer.StatusCode;
    }
}
