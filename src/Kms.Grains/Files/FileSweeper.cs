using Kms.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kms.Files;

/// <summary>Removes the pieces of files that nobody may fetch any more, once an hour.</summary>
internal sealed partial class FileSweeper(IFileStore files, TimeProvider clock, ILogger<FileSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // A start that failed ends this without a stop.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try { await SweepAsync(stoppingToken); }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                // An hour more than a file lives: its last piece is younger than its first.
                var removed = await files.RemoveOlderAsync(clock.GetUtcNow() - FileState.Lifetime - Pause, stoppingToken);
                if (removed > 0) LogRemoved(log, removed);
            }
            catch (StorageUnavailableException error)
            {
                LogLater(log, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} files older than a day were removed.")]
    private static partial void LogRemoved(ILogger log, int count);

    [LoggerMessage(2, LogLevel.Warning, "Old files stay for another hour: the storage does not answer.")]
    private static partial void LogLater(ILogger log, Exception error);
}
