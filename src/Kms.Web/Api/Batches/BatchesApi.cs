using Kms.Batches;
using Kms.Catalogue;
using Kms.Listing;
using Kms.Organisations;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class BatchesApi
{
    public static void MapBatches(this RouteGroupBuilder api)
    {
        var batches = api.MapGroup("/batches").WithTags("Batch references");
        batches.MapGet("/", ListAsync).Says("Batch references that I may see", Refusal.NotFound);
        batches.MapPost("/", CreateAsync).WithMetadata(new BodyLimit(64 << 20))
            .TakesForm(
                "name: 1 to 100 characters", "organisationId: whom it is for", "files: file of serial numbers, .txt or .csv; may be given several times",
                "manufacturer: for serials without one", "dryRun: true reports only")
            .Says("Make a batch reference from files of serial numbers; the report names duplicate, malformed and not-available serials", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.UnreadableFile, Refusal.TooLarge)
            .Example(answer: ApiExamples.BatchReport);
        batches.MapGet("/{id}", GetAsync).Says("A batch reference", Refusal.NotFound);
        batches.MapDelete("/{id}", DeleteAsync).Says("Remove a batch reference; devices and allocations stay", Refusal.NotFound, Refusal.Forbidden);
        batches.MapGet("/{id}/devices", DevicesAsync).Says("Devices of a batch reference that I may see", Refusal.NotFound);
    }

    private static async Task<Ok<ListAnswer<BatchAnswer>>> ListAsync(
        string? organisation, string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var of = string.IsNullOrEmpty(organisation) ? (OrganisationId?)null : Ids.Organisation(organisation);
        var page = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory).BatchesAsync(await actors.GetAsync(), of, q, paging.ToRequest(), null);
        return TypedResults.Ok(page.To(BatchAnswer.Of));
    }

    private static async Task<Results<Ok<BatchReportAnswer>, Created<BatchReportAnswer>>> CreateAsync(
        HttpRequest request, UploadReader uploads, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var upload = await uploads.ReadAsync(request);
        if (upload.Files.Count == 0) throw Refused.Missing("files");
        var draft = new BatchDraft(
            Refused.Required(upload.Find("name"), "name"), Ids.Organisation(Refused.Required(upload.Find("organisationId"), "organisationId")),
            [.. upload.Files.Select(file => file.Id)], upload.Find("manufacturer"), upload.Flag("dryRun"));
        await uploads.CompleteAsync(upload, null);
        var report = await grains.GetGrain<IBatchGrain>(await ids.NextIdAsync("batch")).CreateAsync(await actors.GetAsync(), draft);
        var answer = BatchReportAnswer.Of(report);
        return report.Batch is { } batch ? TypedResults.Created($"/api/v1/batches/{batch}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<Ok<BatchAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(BatchAnswer.Of(await FindAsync(id, grains, actors)));

    private static async Task<NoContent> DeleteAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        await grains.GetGrain<IBatchGrain>(Ids.Batch(id).Value).DeleteAsync(await actors.GetAsync());
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ListAnswer<DeviceRowAnswer>>> DevicesAsync(
        string id, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var batch = await FindAsync(id, grains, actors);
        var catalogue = grains.GetGrain<ICatalogueGrain>(GrainKeys.Catalogue);
        var page = await catalogue.FindAsync(await actors.GetAsync(), new DeviceFilter(Batch: batch.Id), paging.ToRequest());
        return TypedResults.Ok(page.To(DeviceRowAnswer.Of));
    }

    private static async Task<BatchRow> FindAsync(string id, IGrainFactory grains, IActorSource actors) =>
        (await grains.GetGrain<IBatchGrain>(Ids.Batch(id).Value).GetAsync(await actors.GetAsync())).OrNotFound();
}
