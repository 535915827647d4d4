using System.Text.Json.Serialization;
using Kms.Jobs;

namespace Kms.Web.Api;

internal sealed record JobAnswer(
    string Id, string Kind, JobState State, long? Total, long Done, long Refused, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, string Title, string? Failure, IReadOnlyDictionary<string, long> Counts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImportResult? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JobFile? File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Percent = null)
{
    public static JobAnswer Of(JobView job) => new(
        job.Id.Value, job.Kind, job.State, job.Total, job.Done, job.Refused, job.Queued, job.Started, job.Finished, job.Title, job.Failure,
        job.Counts, job.Kind == "import" ? ImportResult.Of(job) : null, job.File is { Complete: true } ? JobFile.Of(job) : null, job.Percent);
}
