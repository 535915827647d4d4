using System.Data.Common;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// A silo joins when every other one answers it, and the engine lets only those that have joined find out who is dead. When all of those died,
/// or power came back to all at once, nobody is left to say so and a joining silo would wait for minutes, then give up. So while it joins, it
/// puts out by itself whoever gives no sign of life any more.
/// </summary>
internal sealed partial class JoinWatch(
    IMembershipTable table, IClusterMembershipService members, ILocalSiloDetails self, TimeProvider clock, ILogger<JoinWatch> log)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>Members write a sign of life so often.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // Three signs that did not come.
    private static readonly TimeSpan s_patience = Beat * 3;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly LifeSigns _signs = new(clock, s_patience);
    private readonly CancellationTokenSource _joined = new();
    private Task _watching = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        // Between the two, the silo asks the others whether they answer.
        lifecycle.Subscribe(nameof(JoinWatch), ServiceLifecycleStage.AfterRuntimeGrainServices, Begin, EndAsync);
        lifecycle.Subscribe(nameof(JoinWatch), ServiceLifecycleStage.Active, EndAsync);
    }

    public void Dispose() => _joined.Dispose();

    private Task Begin(CancellationToken cancellation)
    {
        _watching = WatchAsync();
        return Task.CompletedTask;
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        await _joined.CancelAsync();
        await _watching;
    }

    private async Task WatchAsync()
    {
        using var look = new PeriodicTimer(s_look, clock);
        try
        {
            while (await look.WaitForNextTickAsync(_joined.Token)) await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // It has joined, or is told to stop.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var all = (await table.ReadAll()).Members.Select(member => member.Item1);
            var others = all.Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(self.SiloAddress));
            foreach (var silo in _signs.FindStill(others.Select(member => (member.SiloAddress, member.IAmAliveTime))))
            {
                LogStill(log, silo, s_patience);
                await members.TryKill(silo);
            }
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or OrleansException)
        {
            // Nobody can give signs while the database is away.
            _signs.Forget();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Silo} gave no sign of life for {Patience} while this silo waits to join: it counts as dead.")]
    private static partial void LogStill(ILogger log, SiloAddress silo, TimeSpan patience);
}
