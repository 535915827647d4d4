using System.Globalization;
using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Web.Tests.Outages;

namespace Kms.Web.Tests.Cluster;

/// <summary>What crosses between the processes of a cluster with TLS, without it, and with the wrong certificates.</summary>
[Collection(Site.Tests)]
public sealed class WireTests
{
    private const string Keys = "devices/KAM-70000001/keys";
    private const string Allow = "Kms__Cluster__AllowPlainKeys";

    [Fact]
    public async Task Without_TLS_no_key_reaches_a_web_node_and_the_refusal_names_the_settings()
    {
        await using var site = await StartAsync(new Wire());
        var chief = await site.Web.SignInChiefAsync();

        var refused = (await chief.GetAsync(Keys)).Expect(503, "unprotected-connection");

        Assert.Contains("Kms:Cluster:Tls:Certificate", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Kms:Cluster:AllowPlainKeys", refused.Body, StringComparison.Ordinal);
        (await chief.GetAsync("devices")).Expect(200);
    }

    [Fact]
    public async Task Without_TLS_keys_cross_where_both_sides_allow_it_by_name()
    {
        await using var site = await StartAsync(new Wire((Allow, "true")));

        var manager = await Crew.ArriveAsync(site.Web, await site.Web.SignInChiefAsync(), devices: 2);

        Assert.Contains("\"value\"", (await manager.GetAsync(Keys)).Expect(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_web_nodes_are_connected_to_over_TLS_stops_when_it_is_told_to()
    {
        await using var site = await StartAsync(Wire.WithTls());
        await site.Web.SignInChiefAsync();

        await site.Silos[0].TellToStopAsync();

        Assert.Equal(0, await site.Silos[0].WaitForEndAsync().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Silo_and_web_node_do_not_start_with_the_certificate_of_the_other_kind()
    {
        using var ours = new Authority();

        await AssertEndsAsync(Web(ours.Silo()), "Kms:Cluster:Tls:Certificate is");
        await AssertEndsAsync(Alone("Host=nowhere", ours.Web()), "Kms:Cluster:Tls:Certificate is");
    }

    [Fact]
    public async Task Silo_and_pages_in_one_process_need_no_TLS()
    {
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        await using var app = Alone(database.ConnectionString!, []); // it was made
        await app.StartAgainAsync();

        var manager = await Crew.ArriveAsync(app, await app.SignInChiefAsync(), devices: 2);

        Assert.Contains("\"value\"", (await manager.GetAsync(Keys)).Expect(200).Body, StringComparison.Ordinal);
    }

    private static async Task<Site> StartAsync(Wire wire)
    {
        var site = await Site.PrepareAsync(wire);
        site.Silos[0].Begin();
        await site.Web.StartAgainAsync();
        return site;
    }

    private static AppProcess Web(IEnumerable<(string Name, string? Value)> tls) =>
        AppProcess.Prepare([("Kms__Cluster__Gateways__0", "localhost:30000"), .. Wire.Of(tls)]);

    private static AppProcess Alone(string database, IEnumerable<(string Name, string? Value)> tls) => AppProcess.Prepare(
    [
        ("Kms__Database", "postgres"), ("ConnectionStrings__Kms", database), ("Kms__Cluster__Address", "127.0.0.1"),
        ("Kms__Cluster__SiloPort", Port()), ("Kms__Cluster__GatewayPort", Port()), .. Wire.Of(tls),
    ]);

    private static string Port() => TestPort.Find().ToString(CultureInfo.InvariantCulture);

    private static async Task AssertEndsAsync(AppProcess app, string words)
    {
        await using (app)
        {
            app.BeginAgain();
            Assert.Equal(2, await app.WaitForEndAsync());
            Assert.Contains(words, app.Output, StringComparison.Ordinal);
        }
    }
}
