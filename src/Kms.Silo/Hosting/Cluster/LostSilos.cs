using Kms.Jobs;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>Wakes the jobs of a silo as soon as it is out of the list, however it went; their reminders would do it within a minute.</summary>
internal sealed class LostSilos(IClusterMembershipService members, JobResumer jobs) : BackgroundService
{
    private readonly HashSet<SiloAddress> _known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = false;
        try
        {
            await foreach (var list in members.MembershipUpdates.WithCancellation(stoppingToken))
            {
                // Those that were lost before this silo was one of them are told by its own start.
                if (Learn(list) && begun) await jobs.StartedAsync(stoppingToken);
                begun = true;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private bool Learn(ClusterMembershipSnapshot list)
    {
        var before = _known.Count;
        _known.UnionWith(list.Members.Values.Where(member => member.Status == SiloStatus.Dead).Select(member => member.SiloAddress));
        return _known.Count > before;
    }
}
