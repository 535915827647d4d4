using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

internal static partial class ObserverManagerLog
{
    [LoggerMessage(LogLevel.Debug, "Dropped observer {Observer}: it did not take the notification.")]
    internal static partial void Dropped(ILogger log, string observer, Exception error);
}
