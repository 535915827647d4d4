using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Organisations;

/// <summary>An organisation as the grains of its members see it; the grain key is its id. Never for the web tier.</summary>
[Alias("kms.IOrganisationMembers")]
internal interface IOrganisationMembers : IGrainWithStringKey
{
    /// <summary>
    /// What a membership with these roles is worth now; null when there is no such organisation. Interleaves, because the organisation
    /// may be waiting for the very account that asks.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Describe")] Task<Membership?> DescribeAsync(Roles roles);

    /// <summary>The same for a ticket: with what tells whether this organisation is the one that is stored. Interleaves as well.</summary>
    [AlwaysInterleave]
    [Alias("Vouch")] Task<VouchedMembership?> VouchAsync(Roles roles);

    /// <summary>Another version is stored than the one that it vouched with: it reads itself anew at the next call.</summary>
    [AlwaysInterleave]
    [Alias("Forget")] Task ForgetAsync();

    /// <summary>Makes the organisation on behalf of the service; repeating changes nothing.</summary>
    [Alias("Found")] Task FoundAsync(OrganisationDraft draft, UserId? by);

    /// <summary>
    /// Makes an account a member, or proposes it to the administrators and returns the approval, where the operator adds a KeyManager to
    /// an organisation that has an administrator. Repeating changes nothing.
    /// </summary>
    [Alias("Admit")] Task<string?> AdmitAsync(Admission admission);
}
