using Orleans.Concurrency;

namespace Kms.Organisations;

/// <summary>An organisation as other grains see it, whoever acts; the grain key is its id. Never for the web tier.</summary>
[Alias("kms.IOrganisationFacts")]
internal interface IOrganisationFacts : IGrainWithStringKey
{
    /// <summary>Null when there is no such organisation.</summary>
    [AlwaysInterleave]
    [Alias("ReadFacts")] Task<OrganisationFacts?> ReadFactsAsync();

    /// <summary>What it has decided about certificates; nothing when there is no such organisation.</summary>
    [AlwaysInterleave]
    [Alias("ReadPolicy")] Task<OrganisationPolicy> ReadPolicyAsync();

    /// <summary>Whether it has added that one as a partner, at this moment.</summary>
    [AlwaysInterleave]
    [Alias("HasPartner")] Task<bool> HasPartnerAsync(OrganisationId other);
}
