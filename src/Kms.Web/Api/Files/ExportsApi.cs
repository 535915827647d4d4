using Kms.Files;
using Kms.Jobs;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ExportsApi
{
    public static void MapExports(this RouteGroupBuilder api)
    {
        var exports = api.MapGroup("/exports").WithTags("Exports");
        exports.MapPost("/", StartAsync).WithMetadata(BodyLimit.Selection)
            .Says("Write keys into a file as a job; devices that may not be read are refused in its report", Refusal.Forbidden, Refusal.ScopeMissing, Refusal.Invalid, Refusal.NothingSelected, Refusal.AuditUnavailable, Refusal.TooMuchAtOnce)
            .Example("""{ "devices": ["KAM-12345678"], "format": "csv" }""", ApiExamples.JobStarted);
        exports.MapGet("/{jobId}/file", DownloadAsync)
            .Says("The file, resumable by Range until it has once been read to its end, at most 24 h", Refusal.NotFound, Refusal.Conflict, Refusal.Gone, Refusal.UnprotectedConnection);
    }

    private static Task<Accepted<JobStarted>> StartAsync(ExportBody body, JobStarter jobs)
    {
        var format = body.Format ?? throw Refused.Missing("format");
        if (body.Protection is not (null or "" or "none"))
            throw Refused.Invalid("protection", "unknown-value", "Protected exports are not offered yet: leave protection out.");
        return jobs.StartAsync(new ExportJob(body.Chosen.ToSelection(), format, body.Reason));
    }

    private static async Task<FileDownload> DownloadAsync(string jobId, IGrainFactory grains, IActorSource actors)
    {
        var job = (await grains.GetGrain<IJobGrain>(Ids.Job(jobId).Value).GetAsync(await actors.GetAsync())).OrNotFound();
        if (job.Kind != "export") throw Refused.NotFound();
        if (job.State is JobState.Queued or JobState.Running) throw new RefusedException(Refusal.Conflict, "The export is still at work. Ask for the job until it is done.");
        var file = job.File ?? throw new RefusedException(Refusal.Gone, "The file was fetched already or is too old. Export again.");
        return new FileDownload(grains.GetGrain<IFileGrain>(file.Id.Value), file, actors);
    }
}
