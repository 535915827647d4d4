using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Storage;

/// <summary>
/// Commits effects that a crash or a fault of the storage left behind: at the start and once a minute it wakes the documents that are marked.
/// A change at work is marked too for a moment; waking its grain finds nothing to do.
/// </summary>
internal sealed partial class EffectSweeper(IEffectStore effects, IGrainFactory grains, TimeProvider clock, ILogger<EffectSweeper> log)
    : Sweeper(TimeSpan.FromMinutes(1), clock)
{
    private const int Chunk = 500;
    private const int Width = 16;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = stopping };
            for (var after = ""; await effects.FindMarksAsync(after, Chunk, stopping) is { Count: > 0 } marks; after = marks[^1].Grain)
                await Parallel.ForEachAsync(marks, parallel, async (mark, _) => await SettleAsync(mark));
        }
        catch (StorageUnavailableException error)
        {
            LogLater(log, error);
        }
    }

    // One document that cannot be settled does not keep the others waiting.
    private async Task SettleAsync(DocumentMark mark)
    {
        try
        {
            await grains.GetGrain<IDocumentWork>(GrainId.Parse(mark.Grain, null)).SettleAsync();
        }
        catch (Exception error)
        {
            LogWaits(log, mark.Grain, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "What documents left to commit waits for another minute: the storage does not answer.")]
    private static partial void LogLater(ILogger log, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "What the document {Grain} left to commit waits for another minute.")]
    private static partial void LogWaits(ILogger log, string grain, Exception error);
}
