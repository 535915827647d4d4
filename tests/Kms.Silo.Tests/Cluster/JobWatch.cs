using System.Threading.Channels;
using Kms.Jobs;

namespace Kms.Silo.Tests.Cluster;

/// <summary>What an observer of a job is told, in order.</summary>
internal sealed class JobWatch : IJobObserver
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);
    private readonly Channel<JobView> _told = Channel.CreateUnbounded<JobView>();

    public Task ChangedAsync(JobView job)
    {
        _told.Writer.TryWrite(job);
        return Task.CompletedTask;
    }

    /// <summary>All that it was told until the job was over; time goes on meanwhile.</summary>
    public async Task<List<JobView>> UntilOverAsync(Action advance)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(s_tick);
        var all = new List<JobView>();
        do
        {
            advance();
            await tick.WaitForNextTickAsync(patience.Token);
            while (_told.Reader.TryRead(out var job)) all.Add(job);
        }
        while (all is [] or [.., { State: JobState.Queued or JobState.Running }]);
        return all;
    }
}
