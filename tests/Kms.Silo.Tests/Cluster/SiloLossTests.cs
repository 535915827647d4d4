using Kms.Jobs;
using Kms.Testing.Databases;
using Kms.Testing.Processes;
using Xunit.Abstractions;

namespace Kms.Silo.Tests.Cluster;

/// <summary>What callers notice when silos go, for good or for a while, and when the database does.</summary>
[Collection(SiloProcesses.Name)]
public sealed class SiloLossTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Devices = 5_000;
    private const int Some = 100;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly Patience _patience = new();
    private readonly CancellationTokenSource _ending = new();
    private PostgresServer _server = null!; // made before each test, as what follows
    private Plant _plant = null!;
    private ClusterClient _client = null!;
    private GrantLoad _load = null!;
    private BulkGrant _bulk = null!;
    private Task _callers = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_client is not null) await _client.DisposeAsync();
        if (_plant is not null) await _plant.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        _ending.Dispose();
    }

    [Fact]
    public async Task Callers_of_a_silo_that_is_lost_for_good_wait_at_most_half_a_minute()
    {
        await _plant.Silos[1].KillAsync();
        await _load.UntilMoreAsync(Some);

        await CheckAsync();
        Assert.InRange(_patience.Longest, TimeSpan.Zero, s_longest);
    }

    [Fact]
    public async Task Three_silos_become_one_and_three_again_while_callers_hardly_notice()
    {
        await _bulk.OrderAsync();
        foreach (var silo in new[] { _plant.Silos[2], _plant.Silos[1] }) await DrainAsync(silo);
        foreach (var silo in new[] { _plant.Silos[1], _plant.Silos[2] })
        {
            await _plant.StartAsync(silo);
            await _load.UntilMoreAsync(Some);
        }

        Assert.Equal((JobState.Done, Devices), await FinishAsync());
        await CheckAsync(_bulk);
        Assert.InRange(_patience.Longest, TimeSpan.Zero, s_longest / 2);
    }

    [Fact]
    public async Task A_job_whose_silo_is_lost_goes_on_elsewhere_by_itself()
    {
        await _bulk.OrderAsync(on: await _plant.FindAsync(_plant.Silos[1]));
        await _plant.Silos[1].KillAsync();
        var begun = TimeProvider.System.GetTimestamp();

        await _plant.UntilGrantedAsync(_bulk.Email);

        var took = TimeProvider.System.GetElapsedTime(begun);
        output.WriteLine($"all granted {took.TotalSeconds:N1} s after the silo was killed");
        Assert.Equal((JobState.Done, Devices), await FinishAsync());
        await CheckAsync(_bulk);
        Assert.InRange(took, TimeSpan.Zero, s_longest);
    }

    [Fact]
    public async Task A_database_that_is_killed_and_comes_back_has_all_that_was_acknowledged()
    {
        await _bulk.OrderAsync();
        for (var round = 0; round < 3; round++)
        {
            await _server.KillHardAsync();
            await _server.BeginAsync();
            await _load.UntilMoreAsync(Some);
        }

        Assert.Equal((JobState.Done, Devices), await FinishAsync());
        await CheckAsync(_bulk);
    }

    private async Task StartAsync()
    {
        _server = await PostgresServer.StartAsync("-c max_connections=200");
        _plant = await Plant.StartAsync(_server.ConnectionStringOf("postgres"), silos: 3, Devices);
        _client = await ClusterClient.StartAsync(_plant.Silos);
        var manager = new SignedInPerson(_client, _patience, Plant.Manager);
        (_load, _bulk) = (new GrantLoad(_plant, _client, manager, _patience), new BulkGrant(_client, manager, new Patience(), "everything@example.com"));
        _callers = _load.RunAsync(_ending.Token);
        await _load.UntilMoreAsync(Some);
    }

    private async Task DrainAsync(SiloProcess silo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await silo.TellToStopAsync();
        Assert.Equal(0, await silo.WaitForEndAsync());
        output.WriteLine($"drained in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:N1} s");
        await _load.UntilMoreAsync(Some);
    }

    private async Task<(JobState State, long Granted)> FinishAsync()
    {
        var job = await _bulk.FinishAsync();
        return (job.State, job.Counts["granted"]);
    }

    private async Task CheckAsync(params IReadOnlyCollection<BulkGrant> bulk)
    {
        await _ending.CancelAsync();
        await _callers;
        output.WriteLine($"longest start {_plant.LongestStart.TotalSeconds:N1} s, longest stall {_patience.Longest.TotalSeconds:N1} s, {_patience.Repeats} repeats");
        output.WriteLine(await GrantOracle.CheckAsync(_plant, _load, bulk));
    }
}
