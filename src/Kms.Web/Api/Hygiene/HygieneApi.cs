using Kms.Catalogue;
using Kms.Hygiene;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>The key-hygiene report of an estate (I14). Without an organisation the operator's, on all devices.</summary>
internal static class HygieneApi
{
    public static void MapHygiene(this RouteGroupBuilder api)
    {
        var hygiene = api.MapGroup("/hygiene").WithTags("Hygiene");
        hygiene.MapGet("/", GetAsync).Says("Findings about the keys of an organisation's devices, as last examined", Refusal.NotFound, Refusal.ScopeMissing)
            .Example(answer: ApiExamples.Hygiene);
        hygiene.MapPost("/examinations", ExamineAsync).Says("Examine all keys anew, as a job", Refusal.NotFound, Refusal.Forbidden)
            .Example("""{ "organisationId": "…32 hex" }""", ApiExamples.JobStarted);
        hygiene.MapPost("/acknowledgements", AcknowledgeAsync).Says("Accept a finding as known", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "organisationId": "…32 hex", "finding": "shared", "reason": "One lot, exchanged in May" }""", ApiExamples.Hygiene);
        hygiene.MapDelete("/acknowledgements/{finding}", WithdrawAsync).Says("Take an acknowledgement back", Refusal.NotFound, Refusal.Forbidden);
        hygiene.MapGet("/export", ExportAsync).Says("Devices with findings as csv: ?finding= for one of them, ?organisation= for one's", Refusal.NotFound, Refusal.Invalid);
    }

    private static async Task<Ok<HygieneAnswer>> GetAsync(string? organisation, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(HygieneAnswer.Of((await ReportOf(grains, Read(organisation)).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static Task<Accepted<JobStarted>> ExamineAsync(HygieneBody body, JobStarter jobs) => jobs.StartAsync(new HygieneJob(Read(body.OrganisationId)));

    private static async Task<Ok<HygieneAnswer>> AcknowledgeAsync(HygieneBody body, IGrainFactory grains, IActorSource actors)
    {
        var (report, finding) = (ReportOf(grains, Read(body.OrganisationId)), Names.Parse<KeyFinding>(Refused.Required(body.Finding, "finding"), "finding"));
        return TypedResults.Ok(HygieneAnswer.Of(await report.AcknowledgeAsync(await actors.GetAsync(), finding, Refused.Required(body.Reason, "reason"))));
    }

    private static async Task<Ok<HygieneAnswer>> WithdrawAsync(string finding, string? organisation, IGrainFactory grains, IActorSource actors)
    {
        if (!Names.TryParse<KeyFinding>(finding, out var known)) throw Refused.NotFound();
        return TypedResults.Ok(HygieneAnswer.Of(await ReportOf(grains, Read(organisation)).WithdrawAsync(await actors.GetAsync(), known)));
    }

    private static async Task<HygieneExportResult> ExportAsync(string? finding, string? organisation, IGrainFactory grains, IActorSource actors)
    {
        var (of, wanted) = (Read(organisation), string.IsNullOrEmpty(finding) ? HygieneExportResult.Any : Names.Parse<KeyFinding>(finding, "finding"));
        _ = (await ReportOf(grains, of).GetAsync(await actors.GetAsync())).OrNotFound();
        return new HygieneExportResult(grains.GetGrain<ICatalogueGrain>(GrainKeys.Catalogue), actors, new DeviceFilter(Organisation: of, Health: wanted));
    }

    private static OrganisationId? Read(string? organisation) => string.IsNullOrEmpty(organisation) ? null : Ids.Organisation(organisation);

    private static IHygieneGrain ReportOf(IGrainFactory grains, OrganisationId? organisation) =>
        grains.GetGrain<IHygieneGrain>(organisation?.Value ?? IHygieneGrain.Everything);
}
