using Kms.Exports;
using Kms.Files;
using Kms.Jobs;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ExportsApi
{
    public static void MapExports(this RouteGroupBuilder api)
    {
        var exports = api.MapGroup("/exports").WithTags("Exports");
        exports.MapPost("/", StartAsync).WithMetadata(BodyLimit.Selection)
            .Says("Write keys into a file as a job; devices that may not be read are refused in its report; protection: none, passphrase or certificate (the own one of this service, or a PEM text in certificate)", Refusal.Forbidden, Refusal.ScopeMissing, Refusal.Invalid, Refusal.NothingSelected, Refusal.AuditUnavailable, Refusal.TooMuchAtOnce)
            .Example("""{ "devices": ["KAM-12345678"], "format": "csv", "protection": "passphrase" }""", ApiExamples.JobStarted);
        exports.MapGet("/{jobId}/file", DownloadAsync)
            .Says("The file, resumable by Range until it has once been read to its end, at most 24 h", Refusal.NotFound, Refusal.Conflict, Refusal.Gone, Refusal.UnprotectedConnection);
        exports.MapPost("/{jobId}/passphrase", TakePassphraseAsync).AnswersSecret()
            .Says("The passphrase of the file, answered once and not repeated: asking again is gone, with the same idempotency key a conflict", Refusal.Conflict, Refusal.NotFound, Refusal.ScopeMissing, Refusal.Gone, Refusal.UnprotectedConnection)
            .Example(answer: """{ "passphrase": "K7QF-2MXD-9TRA-HW4C-PZ6N-E3VB" }""");
    }

    private static Task<Accepted<JobStarted>> StartAsync(ExportBody body, JobStarter jobs)
    {
        var format = body.Format ?? throw Refused.Missing("format");
        return jobs.StartAsync(new ExportJob(
            body.Chosen.ToSelection(), format, body.Reason, body.Protection ?? ExportProtection.None, body.Certificate is { } text ? CertificateText.Read(text) : null));
    }

    private static async Task<FileDownload> DownloadAsync(string jobId, IGrainFactory grains, IActorSource actors)
    {
        var file = await FindAsync(jobId, grains, actors);
        return new FileDownload(grains.GetGrain<IFileGrain>(file.Id.Value), file, actors);
    }

    private static async Task<Ok<PassphraseAnswer>> TakePassphraseAsync(string jobId, IGrainFactory grains, IActorSource actors)
    {
        var file = await FindAsync(jobId, grains, actors);
        return TypedResults.Ok(new PassphraseAnswer((await grains.GetGrain<IFileGrain>(file.Id.Value).TakePassphraseAsync(await actors.GetAsync())).Text));
    }

    private static async Task<FileInfoView> FindAsync(string jobId, IGrainFactory grains, IActorSource actors)
    {
        var job = (await grains.GetGrain<IJobGrain>(Ids.Job(jobId).Value).GetAsync(await actors.GetAsync())).OrNotFound();
        if (job.Kind != "export") throw Refused.NotFound();
        if (job.State is JobState.Queued or JobState.Running) throw new RefusedException(Refusal.Conflict, "The export is still at work. Ask for the job until it is done.");
        return job.File ?? throw new RefusedException(Refusal.Gone, "The file was fetched already or is too old. Export again.");
    }
}
