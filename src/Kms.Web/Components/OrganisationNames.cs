using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Components;

/// <summary>Names of organisations that rows name by id alone; each is asked for once.</summary>
internal sealed record OrganisationNames(ImmutableDictionary<OrganisationId, string> Known)
{
    public static OrganisationNames Empty { get; } = new(ImmutableDictionary<OrganisationId, string>.Empty);

    public string? Find(OrganisationId? organisation) => organisation is { } id ? Known.GetValueOrDefault(id) : null;

    public async Task<OrganisationNames> AddAsync(IGrainFactory grains, ActorTicket actor, IEnumerable<OrganisationId?> organisations)
    {
        var known = Known.SetItems(actor.Memberships.Select(membership => KeyValuePair.Create(membership.Organisation, membership.Name)));
        foreach (var id in organisations.OfType<OrganisationId>().Distinct().Where(id => !known.ContainsKey(id)).ToList())
            if (await grains.GetGrain<IOrganisationGrain>(id.Value).GetAsync(actor) is { } organisation) known = known.SetItem(id, organisation.Profile.Name);
        return new(known);
    }
}
