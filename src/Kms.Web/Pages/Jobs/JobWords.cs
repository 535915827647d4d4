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
        string.IsNullOrWhiteSpace(job.Title) ? Kind(job, texts) : $"{Kind(job, texts)}: {job.Title}";

    public static string Kind(JobView job, IStringLocalizer<Texts> texts) => texts.Say($"JobKind.{job.Kind}", job.Kind);

    /// <summary>Why it failed and how to mend it; null when it did not.</summary>
    public static string? Failure(JobView job, IStringLocalizer<Texts> texts) => job.Reason switch
    {
        null => null,
        { Field: "line", Argument: { } line } reason => texts["Job.FailureLine", line, RefusalWords.Say(reason, texts)],
        { } reason => RefusalWords.Say(reason, texts),
    };

    public static string Progress(JobView job, IStringLocalizer<Texts> texts) => job.Total is { } total
        ? texts["Job.DoneOf", Number(job.Done), Number(total)]
        : texts["Job.DoneSoFar", Number(job.Done)];

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
