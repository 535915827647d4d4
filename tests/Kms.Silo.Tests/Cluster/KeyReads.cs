using System.Collections.Concurrent;
using Kms.Devices;

namespace Kms.Silo.Tests.Cluster;

/// <summary>One person who reads keys again and again, with the ticket at hand and, when that is refused, with a new one; and what came of it.</summary>
internal sealed class KeyReads(Plant plant, ClusterClient client, SignedInPerson person)
{
    private const int Callers = 8;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>When reads that brought a key began and ended.</summary>
    public ConcurrentQueue<(DateTimeOffset Begun, DateTimeOffset Ended)> Successes { get; } = [];

    public Task RunAsync(CancellationToken ending) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => ReadAsync(caller, ending)));

    public async Task UntilAsync(int successes)
    {
        using var look = new PeriodicTimer(s_pause);
        using var patience = new CancellationTokenSource(s_patience);
        while (Successes.Count < successes) await look.WaitForNextTickAsync(patience.Token);
    }

    private async Task ReadAsync(int caller, CancellationToken ending)
    {
        using var pause = new PeriodicTimer(s_pause);
        for (var i = caller; !ending.IsCancellationRequested; i += Callers)
        {
            var begun = TimeProvider.System.GetUtcNow();
            try
            {
                var keys = await client.Grains.GetGrain<IDeviceGrain>(plant.Devices[i % plant.Devices.Length].Value)
                    .ReadKeysAsync(await person.ActAsync(), null, null);
                if (keys is not null) Successes.Enqueue((begun, TimeProvider.System.GetUtcNow()));
                else await person.RenewAsync();
            }
            catch (RefusedException refused) when (refused.Refusal != Refusal.Unreachable)
            {
                await person.RenewAsync();
            }
            catch (RefusedException)
            {
                await pause.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }
}
