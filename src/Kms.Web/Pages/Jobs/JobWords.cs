using System.Globalization;
using Kms.Jobs;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Jobs;

/// <summary>A job in the reader's language.</summary>
internal static class JobWords
{
    public static string Title(JobView job, IStringLocalizer<Texts> texts) =>
        About(job, texts) is { Length: > 0 } about ? $"{Kind(job, texts)}: {about}" : Kind(job, texts);

    public static string Kind(JobView job, IStringLocalizer<Texts> texts) => texts.Say($"JobKind.{job.Kind}", job.Kind);

    /// <summary>Why it failed and how to mend it; null when it did not.</summary>
    public static string? Failure(JobView job, IStringLocalizer<Texts> texts) => job.Reason switch
    {
        null => null,
        { Field: "line", Argument: { } line } reason => texts["Job.FailureLine", line, RefusalWords.Say(reason, texts)],
        { } reason => RefusalWords.Say(reason, texts),
    };

    public static string Progress(JobView job, IStringLocalizer<Texts> texts) => job is { Kind: "hygiene", Total: null, Percent: { } part }
        ? texts["Hygiene.Progress", (part / 100.0).ToString("P0", CultureInfo.CurrentCulture)]
        : job is { Total: null, Percent: { } percent }
        ? texts["Job.ReadSoFar", (percent / 100.0).ToString("P0", CultureInfo.CurrentCulture), Number(job.Done)]
        : job.Total is { } total
        ? texts["Job.DoneOf", Number(job.Done), Number(total)]
        : texts["Job.DoneSoFar", Number(job.Done)];

    /// <summary>How full the bar is: by rows, else by how much of a file is read, else nobody knows and it only moves.</summary>
    public static (long? Done, long Of) Share(JobView job) => job switch
    {
        { State: JobState.Done } => (job.Total ?? 1, job.Total ?? 1),
        { Total: { } total } => (job.Done, total),
        { Percent: { } percent } => (percent, 100),
        _ => (JobWatch.IsEnded(job) ? job.Done : null, 1),
    };

    // Formats and acts stand in a title by the names that programs know; of an act the kind says it all.
    private static string About(JobView job, IStringLocalizer<Texts> texts) => job.Kind switch
    {
        "export" => texts.Say($"Format.{job.Title}", job.Title),
        "label" or "release" or "transfer" when Enum.TryParse<DeviceAct>(job.Title, out _) => "",
        _ => job.Title.Trim(),
    };

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
