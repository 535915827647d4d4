using System.Globalization;
using Kms.Devices;
using Kms.Imports;
using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Jobs;

/// <summary>Which errors pass, and what a person reads of those that do not.</summary>
internal static class JobFailures
{
    /// <summary>The storage comes back, and so does a silo, or another takes its place: the job goes on where it stands.</summary>
    public static bool IsPassing(Exception error) =>
        error is StorageUnavailableException or StaleStateException or TimeoutException or OrleansException
        || error is RefusedException { Refusal: Refusal.StorageUnavailable or Refusal.AuditUnavailable or Refusal.Conflict };

    /// <summary>A sentence that says how to mend it, and its code; of an error of our own, no more than that.</summary>
    public static Problem ReasonOf(Exception error) => error switch
    {
        RefusedException { Problems: [var problem, ..] } refused => problem with { Text = refused.Detail ?? problem.Text },
        RefusedException refused => new("", RefusalCodes.Of(refused.Refusal), refused.Detail ?? RefusalCodes.Of(refused.Refusal)),
        UnreadableFileException { Line: { } line } unreadable =>
            new("line", unreadable.Code, $"Line {line}: {unreadable.Message}", line.ToString(CultureInfo.InvariantCulture)),
        UnreadableFileException unreadable => new("", unreadable.Code, unreadable.Message),
        _ => new("", "internal", "Something went wrong in the service. What was done stays; order the rest again."),
    };

    public static bool IsExpected(Exception error) => error is RefusedException or UnreadableFileException;
}
