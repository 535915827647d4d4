using Kms.Invitations;
using Kms.Listing;
using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class InvitationsApi
{
    public static void MapInvitations(this RouteGroupBuilder api)
    {
        var invitations = api.MapGroup("/invitations").WithTags("Invitations");
        invitations.MapGet("/", ListAsync).Says("Invitations of the organisations that I administer", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid);
        invitations.MapPost("/", CreateAsync).Says("Add an invitation; nothing is sent yet", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "email": "anna@example.com", "name": "Anna", "organisationId": "…32 hex", "role": "KeyManager", "language": "da" }""");
        invitations.MapGet("/{id}", GetAsync).Says("An invitation, never with its link", Refusal.NotFound);
        invitations.MapPatch("/{id}", PatchAsync).Says("Change an invitation; a link that was sent before dies", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyDecided)
            .Example("""{ "language": "de" }""");
        invitations.MapDelete("/{id}", RevokeAsync).Says("Take an invitation back; its link dies at once", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided);
        invitations.MapGet("/{id}/preview", PreviewAsync).Says("The mail as it would leave, with the link left out", Refusal.NotFound);
        invitations.MapPost("/{id}/send", SendAsync).Says("Send it, or send it again with a fresh link", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided);
        invitations.MapAcceptance();
    }

    private static async Task<Ok<ListAnswer<InvitationAnswer>>> ListAsync(
        string? organisation, string? state, string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var of = string.IsNullOrEmpty(organisation) ? (OrganisationId?)null : Ids.Organisation(organisation);
        var filter = string.IsNullOrEmpty(state) ? (InvitationState?)null : Names.Parse<InvitationState>(state, "state");
        var page = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory).InvitationsAsync(await actors.GetAsync(), of, filter, paging.ToRequest(), q);
        return TypedResults.Ok(page.To(InvitationAnswer.Of));
    }

    private static async Task<Created<InvitationAnswer>> CreateAsync(InvitationBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var draft = body.ToDraft();
        var invitation = grains.GetGrain<IInvitationGrain>(await ids.NextIdAsync("invitation"));
        var row = await invitation.CreateAsync(await actors.GetAsync(), draft);
        return TypedResults.Created($"/api/v1/invitations/{row.Id}", InvitationAnswer.Of(row));
    }

    private static async Task<Ok<InvitationAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(InvitationAnswer.Of((await Find(id, grains).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Ok<InvitationAnswer>> PatchAsync(string id, InvitationBody body, IGrainFactory grains, IActorSource actors)
    {
        var invitation = Find(id, grains);
        var present = (await invitation.GetAsync(await actors.GetAsync())).OrNotFound();
        return TypedResults.Ok(InvitationAnswer.Of(await invitation.UpdateAsync(await actors.GetAsync(), body.ApplyTo(present))));
    }

    private static async Task<NoContent> RevokeAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        await Find(id, grains).RevokeAsync(await actors.GetAsync());
        return TypedResults.NoContent();
    }

    private static async Task<Ok<MailPreviewAnswer>> PreviewAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(MailPreviewAnswer.Of(await Find(id, grains).PreviewAsync(await actors.GetAsync())));

    private static async Task<Ok<InvitationAnswer>> SendAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(InvitationAnswer.Of(await Find(id, grains).SendAsync(await actors.GetAsync())));

    private static IInvitationGrain Find(string id, IGrainFactory grains) => grains.GetGrain<IInvitationGrain>(Ids.Invitation(id).Value);
}
