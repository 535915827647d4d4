using Kms.Silo.Storage.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Audit;

/// <summary>Writes a checkpoint every ten seconds in which entries were written, and one at the stop.</summary>
internal sealed partial class AuditCheckpoints(
    AuditTails tails, AuditCheckpointFile file, TimeProvider clock, ILogger<AuditCheckpoints> log) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private AuditHead? _written;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Also when the others have used up the time for the stop: it is one line.
        await WriteAsync(CancellationToken.None);
    }

    /// <summary>Writes one if entries came since the last.</summary>
    public async Task WriteAsync(CancellationToken cancellation = default)
    {
        if (tails.Latest is not { } head || head == _written) return;
        try
        {
            AuditCheckpointHead own = new(head.Writer, head.Sequence, Convert.ToHexStringLower(head.Hash));
            await file.AppendAsync(new AuditCheckpoint(clock.GetUtcNow(), [own]), cancellation);
            _written = head;
        }
        catch (ObjectDisposedException)
        {
            // The keys are wiped: a stop took so long that the host went. The next start's checkpoints cover what was written since.
        }
        catch (IOException e)
        {
            LogFailed(log, file.Path, e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that failed ends this without a stop.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "No audit checkpoint could be written to {Path}: {Reason}. It is tried again.")]
    private static partial void LogFailed(ILogger log, string path, string reason);
}
