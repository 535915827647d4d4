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

    private static async Task<Ok<AuditVerdictAnswer>> VerifyAsync(IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(AuditVerdictAnswer.Of(await grains.GetGrain<IAuditGrain>(GrainKeys.Audit).VerifyAsync(await actors.GetAsync())));
}
