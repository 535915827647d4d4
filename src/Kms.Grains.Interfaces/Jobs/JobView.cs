using System.Collections.Immutable;
using Kms.Exports;
using Kms.Files;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>A job with its progress.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">grant, revoke, undo, claim, import, export, check, label, release, transfer.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Total">Rows in all; null while an import is still counting.</param>
/// <param name="Done">Rows tried.</param>
/// <param name="Refused">Of those, rows that could not be done.</param>
/// <param name="Counts">Rows by outcome: granted, unchanged, added, updated, not-available, ...</param>
/// <param name="Queued">UTC.</param>
/// <param name="Started">UTC.</param>
/// <param name="Finished">UTC.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Title">What it does, for the list: the grantee, the file name, the batch.</param>
/// <param name="Failure">Why it failed, and how to mend it.</param>
/// <param name="File">The produced file of an export.</param>
/// <param name="FilePassword">The password of a legacy KEM file, shown to the one who ordered it.</param>
/// <param name="Reason">The failure as a code, for pages; the field is <c>line</c> where the argument is a line of the file.</param>
/// <param name="Percent">How much of its file has been read; null where rows are counted.</param>
/// <param name="Protection">What the file of an export is protected with.</param>
[GenerateSerializer, Immutable, Alias("kms.JobView")]
public sealed record JobView(
    JobId Id, string Kind, JobState State, long? Total, long Done, long Refused, ImmutableSortedDictionary<string, long> Counts,
    DateTimeOffset Queued, DateTimeOffset? Started, DateTimeOffset? Finished, UserId By, string Title, string? Failure,
    FileInfoView? File, string? FilePassword, Problem? Reason = null, int? Percent = null,
    ExportProtection Protection = ExportProtection.None)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"JobView({Id}, {Kind}, {State})";
}
