using Kms.Organisations;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class PartnersApi
{
    public static void MapPartners(this RouteGroupBuilder organisations)
    {
        organisations.MapGet("/{id}/partners", ListAsync).Says("Partners of an organisation", Refusal.NotFound);
        organisations.MapPost("/{id}/partners", AddAsync).Says("Add a partner by its identifier", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyExists)
            .Example("""{ "partnerId": "…32 hex" }""");
        organisations.MapDelete("/{id}/partners/{partnerId}", RemoveAsync)
            .Says("Remove a partner; rights given before stay until revoked", Refusal.NotFound, Refusal.Forbidden);
    }

    private static async Task<Ok<ListAnswer<PartnerAnswer>>> ListAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok((await OrganisationsApi.FindAsync(id, grains, actors)).Partners.ToList(PartnerAnswer.Of));

    private static async Task<Created<PartnerAnswer>> AddAsync(string id, PartnerBody body, IGrainFactory grains, IActorSource actors)
    {
        var organisation = grains.GetGrain<IOrganisationGrain>(Ids.Organisation(id).Value);
        var partner = await organisation.AddPartnerAsync(await actors.GetAsync(), Ids.Organisation(Refused.Required(body.PartnerId, "partnerId")));
        return TypedResults.Created((string?)null, PartnerAnswer.Of(partner));
    }

    private static async Task<NoContent> RemoveAsync(string id, string partnerId, IGrainFactory grains, IActorSource actors)
    {
        await grains.GetGrain<IOrganisationGrain>(Ids.Organisation(id).Value).RemovePartnerAsync(await actors.GetAsync(), Ids.Organisation(partnerId));
        return TypedResults.NoContent();
    }
}
