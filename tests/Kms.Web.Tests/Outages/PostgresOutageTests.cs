using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Kms.Testing.Databases;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Outages;

/// <summary>
/// PostgreSQL is killed and comes back while people sign in and read keys and a bulk grant and an import run, all over HTTP: meanwhile every
/// answer is a problem that says to try again, and afterwards everything goes on without a restart.
/// </summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private const int Devices = 3_000;
    private const int Outages = 3;

    private readonly ConcurrentBag<Reply> _refused = [];
    private int _served;
    private PostgresServer? _server;

    private PostgresServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async Task InitializeAsync() => _server = await PostgresServer.StartAsync("");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task Jobs_sign_ins_and_key_reads_outlive_a_database_that_goes_and_comes_back()
    {
        await using var app = await AppProcess.StartAsync(
            ("Kms__Database", "postgres"), ("ConnectionStrings__Kms", Server.ConnectionStringOf("postgres")),
            ("Kms__Rates__Account", "600000"), ("Kms__Rates__Door", "600000"));
        var chief = await app.SignInChiefAsync();
        var manager = await Crew.ArriveAsync(app, chief, Devices);
        using var stop = new CancellationTokenSource();
        Task[] people = [ReadKeysAsync(manager, stop.Token), ReadKeysAsync(manager, stop.Token), SignInAsync(app, stop.Token)];

        for (var outage = 0; outage < Outages; outage++) await OutageAsync(app, chief, manager, outage);

        await stop.CancelAsync();
        await Task.WhenAll(people);
        CheckAnswers(app);
        await CheckTrailAsync(chief);
    }

    private async Task OutageAsync(AppProcess app, Caller chief, Caller manager, int outage)
    {
        var grants = await manager.PostAsync("grants", new { filter = new { claim = "claimed" }, email = $"bulk{outage}@test.example" });
        var import = await chief.UploadAsync("imports", "more.csv", KeyFiles.List("ELS", outage * 5_000, 5_000));
        await ServedAsync(20);
        await Server.KillHardAsync();
        await app.WaitForAsync(HttpStatusCode.ServiceUnavailable);
        await RefusedAsync(20);
        await Server.BeginAsync();
        await app.WaitUntilReadyAsync();
        await ServedAsync(20);

        var granted = await manager.FinishDoneAsync(grants);
        var imported = await chief.FinishDoneAsync(import);

        Assert.Equal((Devices, 0), (granted.Json.GetProperty("done").GetInt32(), granted.Json.GetProperty("refused").GetInt32()));
        Assert.Equal((5_000, 0), (imported.Json.GetProperty("done").GetInt32(), imported.Json.GetProperty("refused").GetInt32()));
        var rights = (await manager.GetAsync("devices/KAM-70000000/rights")).Expect(200).Items;
        Assert.Single(rights, right => right.GetProperty("email").GetString() == $"bulk{outage}@test.example");
    }

    private async Task ReadKeysAsync(Caller manager, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested) Count(await manager.GetAsync("devices/KAM-70000001/keys"));
    }

    // Not as one of the others: who signs in this often pushes out the oldest sessions of the account.
    private async Task SignInAsync(AppProcess app, CancellationToken stop)
    {
        var door = app.Caller();
        while (!stop.IsCancellationRequested)
            Count(await door.PostAsync("sign-in", new { email = Crew.Visitor, password = Crew.Password }));
    }

    private void Count(Reply reply)
    {
        if (reply.Status == 200) Interlocked.Increment(ref _served);
        else _refused.Add(reply);
    }

    private Task ServedAsync(int more) => MoreAsync(() => Volatile.Read(ref _served), more);

    private Task RefusedAsync(int more) => MoreAsync(() => _refused.Count, more);

    private static async Task MoreAsync(Func<int> count, int more)
    {
        var enough = count() + more;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (count() < enough) await look.WaitForNextTickAsync(patience.Token);
    }

    private void CheckAnswers(AppProcess app)
    {
        Assert.NotEmpty(_refused);
        Assert.All(_refused, reply =>
        {
            reply.Expect(503);
            Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.Zero, reply.Body);
            Assert.DoesNotContain("Npgsql", reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", reply.Body, StringComparison.Ordinal);
        });
        Assert.Contains("PostgreSQL", app.Output, StringComparison.Ordinal);
    }

    private static async Task CheckTrailAsync(Caller chief)
    {
        var verdict = (await chief.PostAsync("audit/verify")).Expect(200);
        Assert.Empty(JsonNode.Parse(verdict.Body)!["faults"]!.AsArray()); // the answer is JSON with this list
    }
}
