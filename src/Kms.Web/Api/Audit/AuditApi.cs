using Kms.Audit;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("/", ListAsync).Says("Audit entries that I may see, newest first, each with its chain position and hash", Refusal.Invalid, Refusal.ScopeMissing)
            .Example(answer: ApiExamples.Audit);
        audit.MapGet("/export", ExportAsync).Says("The same entries as csv, all of them", Refusal.Invalid, Refusal.ScopeMissing);
        audit.MapPost("/verify", VerifyAsync).Says("Check all chains: changed, missing, added and reordered entries are named", Refusal.Forbidden, Refusal.ScopeMissing);
    }

    private static async Task<Ok<ListAnswer<AuditAnswer>>> ListAsync(
        [AsParameters] AuditQuery query, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var request = paging.ToRequest();
        var page = query.ToFilter() is { } filter
            ? await grains.GetGrain<IAuditGrain>(GrainKeys.Audit).FindAsync(actor, filter, request)
            : Page<AuditEntry>.Empty;
        return TypedResults.Ok(page.To(AuditAnswer.Of));
    }

    // The first ticket is asked for before anything is answered: a refusal is told as one.
    private static async Task<AuditExportResult> ExportAsync([AsParameters] AuditQuery query, IGrainFactory grains, IActorSource actors)
    {
        var (filter, audit) = (query.ToFilter(), grains.GetGrain<IAuditGrain>(GrainKeys.Audit));
        await audit.FindAsync(await actors.GetAsync(), filter ?? new AuditFilter(), new PageRequest(1, CountTotal: false));
        return new AuditExportResult(audit, actors, filter);
    }

    private static async Task<Ok<AuditVerdictAnswer>> VerifyAsync(IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(AuditVerdictAnswer.Of(await grains.GetGrain<IAuditGrain>(GrainKeys.Audit).VerifyAsync(await actors.GetAsync())));
}
