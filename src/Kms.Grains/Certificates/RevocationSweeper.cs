using Kms.Storage;
using Microsoft.Extensions.Logging;

namespace Kms.Certificates;

/// <summary>Once an hour has the lists of revoked certificates made anew that are a day old.</summary>
internal sealed partial class RevocationSweeper(IGrainFactory grains, TimeProvider clock, ILogger<RevocationSweeper> log)
    : Sweeper(TimeSpan.FromHours(1), clock)
{
    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            await grains.GetGrain<IAuthorityWork>(IAuthorityWork.Grain).RenewListsAsync(atOnce: false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogLater(log, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The list of revoked certificates is not renewed for another hour.")]
    private static partial void LogLater(ILogger log, Exception error);
}
