using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Storage;

/// <summary>Once an hour has documents, or parts of them, removed that are over for long enough. Each grain decides and removes its own.</summary>
internal sealed partial class DocumentSweeper(
    IDocumentEnds ends, Retention retention, IGrainFactory grains, TimeProvider clock, ILogger<DocumentSweeper> log)
    : Sweeper(TimeSpan.FromHours(1), clock)
{
    private const int Chunk = 200;
    private const int Width = 8;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var (name, keep) in retention.Kinds)
                if (await SweepAsync(name, Clock.GetUtcNow() - keep, stopping) is > 0 and var removed) LogRemoved(log, removed, name);
        }
        catch (StorageUnavailableException error)
        {
            LogLater(log, error);
        }
    }

    private async Task<int> SweepAsync(string name, DateTimeOffset before, CancellationToken stopping)
    {
        var removed = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = stopping };
        DocumentEnd? last = null;
        while (await ends.FindAsync(name, before, last, Chunk, stopping) is { Count: > 0 } found)
        {
            await Parallel.ForEachAsync(found, parallel, async (end, _) =>
            {
                if (await EndAsync(end, before)) Interlocked.Increment(ref removed);
            });
            last = found[^1];
        }
        return removed;
    }

    // One document that cannot be removed does not keep the others.
    private async Task<bool> EndAsync(DocumentEnd end, DateTimeOffset before)
    {
        try
        {
            return await grains.GetGrain<IDocumentWork>(GrainId.Parse(end.Grain, null)).EndAsync(before);
        }
        catch (Exception error)
        {
            LogStays(log, end.Grain, error);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "What was over of {Count} documents of kind {Name} is removed.")]
    private static partial void LogRemoved(ILogger log, int count, string name);

    [LoggerMessage(2, LogLevel.Warning, "What is over stays for another hour: the storage does not answer.")]
    private static partial void LogLater(ILogger log, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "The document {Grain} is over and stays for another hour.")]
    private static partial void LogStays(ILogger log, string grain, Exception error);
}
