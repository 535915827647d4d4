namespace Kms.Organisations;

/// <summary>Finds organisations by what files call them. Stateless; the grain key is "all". Never for the web tier.</summary>
[Alias("kms.IOrganisationDirectory")]
internal interface IOrganisationDirectory : IGrainWithStringKey
{
    /// <summary>The organisation with this customer number or copied identifier; null when none or several have it.</summary>
    [Alias("FindByCustomer")] Task<OrganisationId?> FindByCustomerAsync(string customer);
}
