using Kms.Listing;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class TransfersApi
{
    public static void MapTransfers(this RouteGroupBuilder api)
    {
        var transfers = api.MapGroup("/transfers").WithTags("Transfers");
        transfers.MapGet("/", ListAsync).Says("Transfers from or to my organisations", Refusal.Invalid);
        transfers.MapPost("/", OfferAsync).WithMetadata(BodyLimit.Selection)
            .Says("Offer devices to a partner, who has 14 days to accept", Refusal.NotAPartner, Refusal.Forbidden, Refusal.Invalid, Refusal.NothingSelected)
            .Example("""{ "selection": { "devices": ["KAM-12345678"] }, "organisationId": "…32 hex" }""", """{ "id": "…32 hex", "jobId": "…32 hex" }""");
        transfers.MapGet("/{id}", GetAsync).Says("A transfer", Refusal.NotFound);
        transfers.MapPost("/{id}/accept", AcceptAsync).Says("Accept a transfer; the devices move in a job. Cut off by a crash, the same call finishes it", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided, Refusal.Conflict);
        transfers.MapPost("/{id}/decline", DeclineAsync).Says("Decline a transfer, or take the offer back; neither once accepting has begun", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided, Refusal.Conflict)
            .Example("""{ "reason": "Not ours" }""");
    }

    private static async Task<Ok<ListAnswer<TransferAnswer>>> ListAsync(
        string? state, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);
        var page = await directory.TransfersAsync(await actors.GetAsync(), Decisions.Parse(state), paging.ToRequest());
        return TypedResults.Ok(page.To(TransferAnswer.Of));
    }

    private static async Task<Accepted<TransferStarted>> OfferAsync(TransferBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var to = Ids.Partner(Refused.Required(body.OrganisationId, "organisationId"));
        var from = string.IsNullOrEmpty(body.FromOrganisationId) ? OnlyOwn(actor) : Ids.Organisation(body.FromOrganisationId);
        var id = await ids.NextIdAsync("transfer");
        var job = await grains.GetGrain<ITransferGrain>(id).OfferAsync(actor, from, to, body.Chosen.ToSelection());
        return TypedResults.Accepted($"/api/v1/transfers/{id}", new TransferStarted(id, job.Value));
    }

    private static async Task<Ok<TransferAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(TransferAnswer.Of((await Find(id, grains).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Accepted<JobStarted>> AcceptAsync(string id, IGrainFactory grains, IActorSource actors) =>
        JobStarter.Accepted(await Find(id, grains).AcceptAsync(await actors.GetAsync()));

    private static async Task<Accepted<JobStarted>> DeclineAsync(string id, TransferReason? body, IGrainFactory grains, IActorSource actors) =>
        JobStarter.Accepted(await Find(id, grains).DeclineAsync(await actors.GetAsync(), body?.Reason));

    private static ITransferGrain Find(string id, IGrainFactory grains) => grains.GetGrain<ITransferGrain>(Ids.Transfer(id).Value);

    // Who works for one organisation need not name it.
    private static OrganisationId OnlyOwn(ActorTicket actor)
    {
        var own = actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager)).Select(m => m.Organisation).ToList();
        return own is [var only] ? only : throw Refused.Missing("fromOrganisationId");
    }
}
