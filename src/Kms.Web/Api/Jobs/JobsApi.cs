using Kms.Jobs;
using Kms.Listing;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class JobsApi
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("/", ListAsync).Says("My jobs, newest first");
        jobs.MapGet("/{id}", GetAsync).Says("A job with its progress", Refusal.NotFound).Example(answer: ApiExamples.Job);
        jobs.MapDelete("/{id}", CancelAsync).Says("Stop a job; what was done stays", Refusal.NotFound, Refusal.AlreadyDecided);
        jobs.MapGet("/{id}/report", ReportAsync).Says("What came of each row, as csv; ?problems=true for those that need attention", Refusal.NotFound);
    }

    private static async Task<Ok<ListAnswer<JobAnswer>>> ListAsync([AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var page = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory).JobsAsync(await actors.GetAsync(), paging.ToRequest());
        return TypedResults.Ok(page.To(JobAnswer.Of));
    }

    private static async Task<Ok<JobAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(JobAnswer.Of((await grains.GetGrain<IJobGrain>(Ids.Job(id).Value).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Ok<JobAnswer>> CancelAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(JobAnswer.Of(await grains.GetGrain<IJobGrain>(Ids.Job(id).Value).CancelAsync(await actors.GetAsync())));

    private static async Task<JobReportResult> ReportAsync(string id, bool? problems, IGrainFactory grains, IActorSource actors)
    {
        var job = grains.GetGrain<IJobGrain>(Ids.Job(id).Value);
        _ = (await job.GetAsync(await actors.GetAsync())).OrNotFound();
        return new JobReportResult(job, actors, problems ?? false);
    }
}
