using Kms.Jobs;

namespace Kms.Web.Api;

internal sealed record ImportResult(long Read, long Added, long Updated, long Unchanged, long Refused)
{
    public static ImportResult Of(JobView job) =>
        new(job.Done, CountOf(job, "added"), CountOf(job, "updated"), CountOf(job, "unchanged"), job.Refused);

    private static long CountOf(JobView job, string outcome) => job.Counts.GetValueOrDefault(outcome);
}
