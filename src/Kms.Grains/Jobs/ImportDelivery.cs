using Kms.Imports;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Which organisation a row is delivered to: by its customer column, else by the order. A manufacturer delivers to partners.</summary>
internal sealed class ImportDelivery(IGrainFactory grains, OrganisationLookup organisations, ImportJob order, Actor actor)
{
    private readonly Dictionary<string, OrganisationId?> byCustomer = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<OrganisationId?> FindAsync(ImportedDevice row)
    {
        if (row.Customer is not { } customer) return order.AllocateTo;
        if (!byCustomer.TryGetValue(customer, out var organisation)) byCustomer[customer] = organisation = await ResolveAsync(customer);
        return organisation;
    }

    /// <summary>Refuses an order that delivers to an organisation the actor may not deliver to.</summary>
    public async Task DemandAsync()
    {
        if (order.AllocateTo is { } to && (await organisations.FindAsync(to) is null || !await MayDeliverAsync(to)))
            throw new RefusedException(Refusal.NotAPartner, "The organisation is not a partner. Add it as a partner first.");
    }

    private async Task<OrganisationId?> ResolveAsync(string customer)
    {
        var found = await grains.GetGrain<IOrganisationDirectory>("all").FindByCustomerAsync(customer);
        return found is { } organisation && await MayDeliverAsync(organisation) ? organisation : null;
    }

    private async ValueTask<bool> MayDeliverAsync(OrganisationId to)
    {
        if (actor.IsOperator) return true;
        foreach (var maker in actor.Memberships.Where(m => m.Kind == OrganisationKind.Manufacturer && m.Roles.HasFlag(Roles.KeyManager)))
        {
            if (maker.Organisation == to || (await organisations.FindAsync(maker.Organisation, to))?.HasPartner(to) == true) return true;
        }
        return false;
    }
}
