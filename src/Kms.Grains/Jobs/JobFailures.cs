using Kms.Devices;
using Kms.Imports;
using Kms.Storage;

namespace Kms.Jobs;

/// <summary>Which errors pass, and what a person reads of those that do not.</summary>
internal static class JobFailures
{
    /// <summary>The storage comes back: the job goes on where it stands.</summary>
    public static bool IsPassing(Exception error) =>
        error is StorageUnavailableException or StaleStateException or TimeoutException
        || error is RefusedException { Refusal: Refusal.StorageUnavailable or Refusal.AuditUnavailable or Refusal.Conflict };

    /// <summary>A sentence that says how to mend it; of an error of our own, no more than that.</summary>
    public static string SentenceOf(Exception error) => error switch
    {
        RefusedException { Detail: { } detail } => detail,
        RefusedException refused => RefusalCodes.Of(refused.Refusal),
        UnreadableFileException unreadable => unreadable.Line is { } line ? $"Line {line}: {unreadable.Message}" : unreadable.Message,
        _ => "Something went wrong in the service. What was done stays; order the rest again.",
    };

    public static bool IsExpected(Exception error) => error is RefusedException or UnreadableFileException;
}
