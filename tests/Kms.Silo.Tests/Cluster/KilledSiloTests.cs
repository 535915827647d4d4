using System.Globalization;
using Kms.Jobs;
using Kms.Testing.Databases;
using Xunit.Abstractions;

namespace Kms.Silo.Tests.Cluster;

/// <summary>
/// kill -9 of one silo of three after the other, while all devices are granted and callers go on granting. Where a start takes longer than the
/// time between kills there is no silo at all for a while, so how long callers waited is told only.
/// </summary>
[Collection(SiloProcesses.Name)]
public sealed class KilledSiloTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 10;
    private const int Usual = 3_000;
    private const int MostRights = 100_000;

    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(1);

    private readonly PostgresTestDatabase _database = new();

    // The full measure: KMS_KILL_DEVICES=100000.
    private static int Devices =>
        int.TryParse(Environment.GetEnvironmentVariable("KMS_KILL_DEVICES"), CultureInfo.InvariantCulture, out var count) ? count : Usual;

    // So that something is at work at every kill: one for all kills where it is long, one for each where it is short.
    private static int Jobs => Math.Clamp(MostRights / Devices, 1, Kills);

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Killed_silos_lose_double_and_invent_nothing()
    {
        await using var plant = await Plant.StartAsync(_database.ConnectionString!, silos: 3, Devices); // made above
        await using var client = await ClusterClient.StartAsync(plant.Silos);
        var (patience, looks) = (new Patience(), new Patience());
        var manager = new SignedInPerson(client, patience, Plant.Manager);
        var load = new GrantLoad(plant, client, manager, patience);
        BulkGrant[] bulk = [.. Enumerable.Range(0, Jobs).Select(i => new BulkGrant(client, manager, looks, $"everything{i}@example.com"))];
        using var ending = new CancellationTokenSource();
        var callers = load.RunAsync(ending.Token);

        await KillAllAsync(plant, bulk);
        var jobs = await Task.WhenAll(bulk.Select(one => one.FinishAsync()));
        await ending.CancelAsync();
        await callers;

        output.WriteLine($"{Kills} kills; longest start {plant.LongestStart.TotalSeconds:N1} s, longest stall {patience.Longest.TotalSeconds:N1} s, {patience.Repeats} repeats");
        output.WriteLine(await GrantOracle.CheckAsync(plant, load, bulk));
        Assert.All(jobs, job => Assert.Equal((JobState.Done, Devices, 0), (job.State, job.Counts["granted"], job.Refused)));
    }

    // Each kill hits a job that was just ordered, whether the order was answered by then or not; afterwards it is ordered once more.
    private static async Task KillAllAsync(Plant plant, BulkGrant[] bulk)
    {
        var orders = new List<Task>();
        using var pause = new PeriodicTimer(s_between);
        for (var kill = 0; kill < Kills && await pause.WaitForNextTickAsync(); kill++)
        {
            var (silo, job) = (plant.Silos[kill % plant.Silos.Length], bulk[kill % bulk.Length]);
            orders.Add(job.OrderAsync());
            await ((Task)orders[^1].WaitAsync(s_answer)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await silo.KillAsync();
            silo.Begin();
            orders.Add(job.OrderAsync());
        }
        await Task.WhenAll(orders);
    }
}
