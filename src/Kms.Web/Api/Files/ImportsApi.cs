using Kms.Jobs;
using Kms.Organisations;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Kms.Web.Api;

internal static class ImportsApi
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var limit = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IOptions<WebOptions>>().Value.MaxUpload;
        api.MapPost("/imports", StartAsync).WithTags("Imports").WithMetadata(new BodyLimit(limit))
            .TakesForm(
                "file: file with keys: list, KEM, KEM2 (also zipped), The Things Stack CSV or JSON, TR005", "format: auto unless told", "password: of a KEM file",
                "manufacturer: for rows without one", "organisationId: delivers the devices to it", "publicClaim: true lets anybody with the short code claim",
                "dryRun: true reports only")
            .Says("Import a key file as a job; sending it again changes nothing", Refusal.Forbidden, Refusal.ScopeMissing, Refusal.Invalid, Refusal.UnreadableFile, Refusal.TooLarge, Refusal.UnprotectedConnection)
            .Example(answer: ApiExamples.JobStarted);
    }

    private static async Task<Accepted<JobStarted>> StartAsync(HttpRequest request, UploadReader uploads, JobStarter jobs, IGrainFactory grains, IActorSource actors)
    {
        // A repeated request whose first answer got lost: the job is there, so the file need not be.
        if (IdempotencyKey.Find(request) is not null && await FindAsync(jobs, grains, actors) is { } known) return JobStarter.Accepted(known);
        var upload = await uploads.ReadAsync(request);
        var file = upload.Files.Count > 0 ? upload.Files[0] : throw Refused.Missing("file");
        var organisation = upload.Find("organisationId") is { } id ? Ids.Organisation(id) : (OrganisationId?)null;
        var order = new ImportJob(
            file.Id, upload.Find("format") ?? "auto", upload.Find("manufacturer"), organisation, upload.Flag("publicClaim"), upload.Flag("dryRun"));
        await uploads.CompleteAsync(upload, upload.Find("password"));
        return await jobs.StartAsync(order);
    }

    private static async Task<JobId?> FindAsync(JobStarter jobs, IGrainFactory grains, IActorSource actors)
    {
        var job = grains.GetGrain<IJobGrain>(await jobs.NextIdAsync("job"));
        return (await job.GetAsync(await actors.GetAsync()))?.Id;
    }
}
