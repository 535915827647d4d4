using Kms.Listing;
using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class OrganisationsApi
{
    public static void MapOrganisations(this RouteGroupBuilder api)
    {
        var organisations = api.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("/", ListAsync).Says("Organisations: all for the operator, the own ones for others");
        organisations.MapPost("/", CreateAsync).Says("Add an organisation", Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyExists)
            .Example("""{ "name": "Stadtwerke Beispiel", "kind": "utility", "country": "DE", "locale": "de" }""");
        organisations.MapGet("/{id}", GetAsync).Says("An organisation with its partners", Refusal.NotFound);
        organisations.MapPatch("/{id}", PatchAsync)
            .Says("Change an organisation; give its version to guard against others' changes", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.Conflict)
            .Example("""{ "contact": "meters@example.com", "version": "3" }""");
        organisations.MapPartners();
        organisations.MapMembers();
    }

    private static async Task<Ok<ListAnswer<OrganisationRowAnswer>>> ListAsync(
        string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var page = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory).OrganisationsAsync(await actors.GetAsync(), q, paging.ToRequest());
        return TypedResults.Ok(page.To(OrganisationRowAnswer.Of));
    }

    private static async Task<Created<OrganisationAnswer>> CreateAsync(OrganisationBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var draft = body.ToDraft();
        var id = await ids.NextIdAsync("organisation");
        var view = await grains.GetGrain<IOrganisationGrain>(id).CreateAsync(await actors.GetAsync(), draft);
        return TypedResults.Created($"/api/v1/organisations/{view.Id}", OrganisationAnswer.Of(view));
    }

    private static async Task<Ok<OrganisationAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(OrganisationAnswer.Of(await FindAsync(id, grains, actors)));

    private static async Task<Ok<OrganisationAnswer>> PatchAsync(string id, OrganisationBody body, IGrainFactory grains, IActorSource actors)
    {
        var present = await FindAsync(id, grains, actors);
        var organisation = grains.GetGrain<IOrganisationGrain>(present.Id.Value);
        var view = await organisation.UpdateAsync(await actors.GetAsync(), body.ApplyTo(present.Profile), body.Version ?? present.Version);
        return TypedResults.Ok(OrganisationAnswer.Of(view));
    }

    public static async Task<OrganisationView> FindAsync(string id, IGrainFactory grains, IActorSource actors) =>
        (await grains.GetGrain<IOrganisationGrain>(Ids.Organisation(id).Value).GetAsync(await actors.GetAsync())).OrNotFound();
}
