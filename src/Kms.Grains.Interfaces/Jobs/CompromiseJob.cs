using Kms.Users;

namespace Kms.Jobs;

/// <summary>
/// An account is compromised: every key that it got from devices which the acting person's organisations own becomes compromised. For
/// KeyManagers. Owners of other devices of the account find it in their audit trail.
/// </summary>
/// <param name="Account">Whose account.</param>
/// <param name="Confirmation">Its address, typed by the acting person; the account id once the address was erased.</param>
/// <param name="Reason">What happened; stands in the audit trail.</param>
[GenerateSerializer, Immutable, Alias("kms.CompromiseJob")]
public sealed record CompromiseJob(UserId Account, string Confirmation, string Reason) : JobOrder;
