using Kms.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Mail;

/// <summary>Once an hour forgets mails that were sent, or given up, long ago. What is still to be sent stays, however old.</summary>
internal sealed partial class MailSweeper(
    IMailOutbox outbox, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<MailSweeper> log) : Sweeper(TimeSpan.FromHours(1), clock)
{
    // Small enough that other writes come in between.
    private const int Chunk = 500;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            var (before, removed) = (Clock.GetUtcNow() - options.Value.Mails, 0);
            while (await outbox.RemoveAsync(before, Chunk, stopping) is > 0 and var some) removed += some;
            if (removed > 0) LogRemoved(log, removed);
        }
        catch (StorageUnavailableException error)
        {
            LogLater(log, error);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} mails were sent or given up long ago and removed.")]
    private static partial void LogRemoved(ILogger log, int count);

    [LoggerMessage(2, LogLevel.Warning, "Old mails stay for another hour: the storage does not answer.")]
    private static partial void LogLater(ILogger log, Exception error);
}
