using Microsoft.Extensions.Logging;

namespace Kms.Silo.Storage.Writing;

internal sealed partial class GroupCommitWriter
{
    [LoggerMessage(1, LogLevel.Error, "The database did not take {Count} writes: {Reason}")]
    private partial void LogUnavailable(int count, string reason);

    [LoggerMessage(2, LogLevel.Error, "The database refused a write.")]
    private partial void LogRefused(Exception reason);
}
