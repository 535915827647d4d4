using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Grants;

/// <summary>Partners of the organisations that the person manages keys for.</summary>
internal static class PartnerChoices
{
    public static async Task<IReadOnlyList<Choice>> FindAsync(IGrainFactory grains, ActorTicket actor)
    {
        var found = new Dictionary<string, Choice>();
        foreach (var own in actor.Memberships.Where(membership => membership.Roles.HasFlag(Roles.KeyManager)))
        {
            var organisation = await grains.GetGrain<IOrganisationGrain>(own.Organisation.Value).GetAsync(actor);
            foreach (var partner in organisation?.Partners ?? []) found[partner.Id.Value] = new Choice(partner.Id.Value, partner.Name);
        }
        return [.. found.Values.OrderBy(choice => choice.Text, StringComparer.CurrentCultureIgnoreCase)];
    }
}
