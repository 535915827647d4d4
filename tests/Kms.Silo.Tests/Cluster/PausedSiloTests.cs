using Kms.Organisations;
using Kms.Silo.Storage;
using Kms.Testing.Databases;
using Xunit.Abstractions;

namespace Kms.Silo.Tests.Cluster;

/// <summary>A silo stands still in the middle of key reads, as a machine under strain does, and goes on as if no time had passed.</summary>
[Collection(SiloProcesses.Name)]
public sealed class PausedSiloTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Devices = 60;
    private const int Some = 200;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_effect = TimeSpan.FromSeconds(1);

    private readonly PostgresTestDatabase _database = new();
    private readonly CancellationTokenSource _ending = new();
    private Plant _plant = null!; // made before each test

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _plant = await Plant.StartAsync(_database.ConnectionString!, silos: 3, Devices); // made above
    }

    public async Task DisposeAsync()
    {
        await _ending.CancelAsync();
        await _plant.DisposeAsync();
        await _database.DisposeAsync();
        _ending.Dispose();
    }

    [Fact]
    public async Task A_silo_that_stood_still_lets_no_key_out_to_a_person_who_was_removed_meanwhile()
    {
        await using var there = await ClusterClient.StartAsync(_plant.Silos[0]);
        await using var elsewhere = await ClusterClient.StartAsync(_plant.Silos[1], _plant.Silos[2]);
        KeyReads[] reads = [Reads(there), Reads(elsewhere)];
        var callers = Task.WhenAll(reads.Select(one => one.RunAsync(_ending.Token)));
        foreach (var one in reads) await one.UntilAsync(Some);

        using var pause = new PeriodicTimer(s_pause);
        await _plant.Silos[0].PauseAsync();
        var paused = TimeProvider.System.GetUtcNow();
        await RemoveAsync(elsewhere);
        var removed = TimeProvider.System.GetUtcNow();
        await pause.WaitForNextTickAsync();
        await _plant.Silos[0].ResumeAsync();
        var resumed = TimeProvider.System.GetUtcNow();
        // It learns that the others count it as dead, and makes room for a new start.
        await _plant.Silos[0].WaitForEndAsync();
        await _plant.StartAsync(_plant.Silos[0]);
        pause.Period = s_afterwards;
        await pause.WaitForNextTickAsync();
        await _ending.CancelAsync();
        await callers;

        output.WriteLine($"removed {(removed - paused).TotalSeconds:N1} s after the silo stood still, which it did for {(resumed - paused).TotalSeconds:N1} s");
        output.WriteLine($"reads with a key: {reads[0].Successes.Count} through it, {reads[1].Successes.Count} through the others");
        Assert.All(reads, one => Assert.DoesNotContain(one.Successes, read => read.Ended > removed + s_effect));
        Assert.Equal(0, await CountEntriesAsync(removed + s_effect));
    }

    private KeyReads Reads(ClusterClient client) => new(_plant, client, new SignedInPerson(client, new Patience(), Plant.Reader));

    // Repeated because its grain may stand still as well; what the first attempt did, the second does not find.
    private async Task RemoveAsync(ClusterClient client)
    {
        var patience = new Patience();
        var manager = new SignedInPerson(client, patience, Plant.Manager);
        await patience.AskAsync(async () =>
        {
            try { await client.Grains.GetGrain<IOrganisationGrain>(_plant.Utility.Value).RemoveMemberAsync(await manager.ActAsync(), _plant.Paul); }
            catch (RefusedException gone) when (gone.Refusal == Refusal.NotFound) { }
            return true;
        });
    }

    private async Task<long> CountEntriesAsync(DateTimeOffset since)
    {
        await using var host = await _plant.OpenAsync();
        return (await host.Get<IDatabase>().QueryAsync(
            "select count(*) from audit_event where kind = 'key.read' and actor = $1 and at > $2", [_plant.Paul.Value, since.ToStored()],
            row => row.GetInt64(0)))[0];
    }
}
