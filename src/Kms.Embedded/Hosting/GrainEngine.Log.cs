using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Embedded.Hosting;

internal sealed partial class GrainEngine
{
    internal void LogDeactivationFailed(GrainId grain, Exception error) => DeactivationFailed(_log, grain, error);

    internal void LogTimerFailed(GrainId grain, Exception error) => TimerFailed(_log, grain, error);

    internal void LogReminderFailed(GrainId grain, string reminder, Exception error) => ReminderFailed(_log, grain, reminder, error);

    internal void LogHeartbeatFailed(Exception error) => HeartbeatFailed(_log, error);

    internal void LogLeftBehind(int count, string grains) => LeftBehind(_log, count, grains);

    [LoggerMessage(LogLevel.Error, "Deactivating {Grain} failed; it is out of memory all the same.")]
    private static partial void DeactivationFailed(ILogger log, GrainId grain, Exception error);

    [LoggerMessage(LogLevel.Error, "A timer of {Grain} failed; it ticks on.")]
    private static partial void TimerFailed(ILogger log, GrainId grain, Exception error);

    [LoggerMessage(LogLevel.Error, "Reminder {Reminder} of {Grain} failed; it ticks again after its period.")]
    private static partial void ReminderFailed(ILogger log, GrainId grain, string reminder, Exception error);

    [LoggerMessage(LogLevel.Error, "Looking after idle grains and waiting calls failed; the next heartbeat tries again.")]
    private static partial void HeartbeatFailed(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "The stop did not wait any longer for {Count} grains: {Grains}")]
    private static partial void LeftBehind(ILogger log, int count, string grains);
}
