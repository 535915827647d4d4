using Kms.Catalogue;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Grants;

/// <summary>
/// Read rights from the side of whoever holds them: who can read what an organisation owns. For its administrators, KeyManagers and auditors
/// and for the operator; others are refused. Rights that have ended are left out. Stateless.
/// </summary>
[Alias("kms.IRightsGrain")]
public interface IRightsGrain : IGrainWithStringKey
{
    /// <summary>Who holds rights on devices of an organisation; people first, by address beginning with the search text.</summary>
    [Repeatable, Alias("Holders")] Task<Page<ReaderRow>> HoldersAsync(ActorTicket actor, OrganisationId organisation, string? search, PageRequest page);

    /// <summary>One of them in sum; null when there is no such right.</summary>
    [Repeatable, Alias("Holder")] Task<ReaderRow?> HolderAsync(ActorTicket actor, OrganisationId organisation, Grantee grantee);

    /// <summary>What one of them can read, by device.</summary>
    [Repeatable, Alias("Given")] Task<Page<GivenRight>> GivenAsync(ActorTicket actor, OrganisationId organisation, Grantee grantee, PageRequest page);

    /// <summary>
    /// Who can read the devices of a selection; devices whose rights the actor may not see are left out. Of a long selection a part at a time,
    /// so that no call takes long: the answer says where the next part begins.
    /// </summary>
    [Repeatable, Alias("HoldersOf")] Task<SelectionReaders> HoldersOfAsync(ActorTicket actor, Selection selection, PageRequest? part = null);
}
