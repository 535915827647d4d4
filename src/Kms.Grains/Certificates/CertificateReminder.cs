using Kms.Storage;
using Microsoft.Extensions.Logging;

namespace Kms.Certificates;

/// <summary>
/// Once an hour has the holders reminded whose certificates end soon. The list tells what was sent, so that of those who were reminded no grain
/// wakes; each grain decides by its own document.
/// </summary>
internal sealed partial class CertificateReminder(
    ICertificateStore store, IGrainFactory grains, TimeProvider clock, ILogger<CertificateReminder> log) : Sweeper(TimeSpan.FromHours(1), clock)
{
    private const int Chunk = 500;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            var now = Clock.GetUtcNow();
            CertificateRow? last = null;
            while (await store.FindEndingAsync(now, now + Reminding.Notice, last, Chunk, stopping) is { Count: > 0 } ending)
            {
                foreach (var row in ending.Where(row => row.DueAt(now) is not null)) await RemindAsync(row);
                last = ending[^1];
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogLater(log, error);
        }
    }

    // One person who cannot be told does not keep the others.
    private async Task RemindAsync(CertificateRow row)
    {
        try
        {
            await grains.GetGrain<IHolderWork>(row.User.Value).RemindAsync(row.Serial);
        }
        catch (Exception error)
        {
            LogWaits(log, row.Serial, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Reminders of certificates that end wait for another hour.")]
    private static partial void LogLater(ILogger log, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "The holder of certificate {Serial} is reminded an hour later.")]
    private static partial void LogWaits(ILogger log, string serial, Exception error);
}
