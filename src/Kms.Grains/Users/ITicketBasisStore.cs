namespace Kms.Users;

/// <summary>
/// Reads what tickets stand on. An account or organisation may be active twice, where a cut runs through the network, and remember what the
/// other side has taken away; with the present epoch its ticket would open keys.
/// </summary>
internal interface ITicketBasisStore
{
    /// <summary>The account's epoch and the versions of the documents of these grains, all of the same moment.</summary>
    Task<TicketBasis> ReadAsync(UserId user, IReadOnlyCollection<string> grains, CancellationToken cancellation = default);
}
