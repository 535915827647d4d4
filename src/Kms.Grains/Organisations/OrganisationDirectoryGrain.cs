using Kms.Listing;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Organisations;

[StatelessWorker]
internal sealed class OrganisationDirectoryGrain(IListStore lists) : Grain, IOrganisationDirectory
{
    private const int IdLength = 32;

    public async Task<OrganisationId?> FindByCustomerAsync(string customer)
    {
        var key = OrganisationEntries.NumberKey(customer);
        if (string.IsNullOrEmpty(key)) return null;
        var found = await lists.FindAsync(new(ListKinds.CustomerNumber, default, null, key, null, false, new PageRequest(2)));
        if (found.Items.Length > 0) return found.Items.Length == 1 ? found.Items[0].Organisation : null;
        return key.Length == IdLength && await GrainFactory.GetGrain<IOrganisationMembers>(key).DescribeAsync(Roles.None) is { } organisation
            ? organisation.Organisation
            : null;
    }
}
