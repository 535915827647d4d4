using System.Net;
using Kms.Testing.Databases;
using Kms.Web.Tests.Outages;

namespace Kms.Web.Tests.Deployment;

public sealed class LocalClusterTests : IAsyncLifetime
{
    private const string Keys = "devices/KAM-70000001/keys";

    private readonly PostgresTestDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_script_starts_silos_and_pages_and_stops_all_of_them()
    {
        await using var cluster = new LocalCluster(_database.ConnectionString!, silos: 2, webs: 1); // it was made

        await cluster.WaitUntilReadyAsync();

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://localhost:{cluster.Port}/health/ready"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://localhost:{cluster.Port + 302}/health/ready"))).StatusCode);
        await cluster.StopAsync();
        foreach (var port in new[] { 0, 101, 102, 201, 202, 301, 302 }) Assert.False(await LocalCluster.IsListeningAsync(cluster.Port + port));
    }

    [Fact]
    public async Task Who_signed_in_on_one_web_node_imports_and_claims_there_and_reads_keys_on_the_other()
    {
        await using var cluster = new LocalCluster(_database.ConnectionString!, silos: 3, webs: 2); // it was made
        await cluster.WaitUntilReadyAsync();
        var (one, other) = (cluster.Web(0), cluster.Web(1));
        await Crew.ArriveAsync(one, await one.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword), devices: 20);
        var token = await one.FindTokenAsync(Crew.Manager, Crew.Password);

        var read = (await other.Caller(token).GetAsync(Keys)).Expect(200);

        Assert.Contains("\"value\"", read.Body, StringComparison.Ordinal);
        await cluster.StopAsync();
        Assert.All(cluster.Logs, log => Assert.DoesNotContain("fail:", log, StringComparison.Ordinal));
    }
}
