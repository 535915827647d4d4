using Kms.AccessRequests;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>Somebody who is to become a member.</summary>
/// <param name="User">The account.</param>
/// <param name="Email">Its address.</param>
/// <param name="Roles">As what.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="ByOperator">The operator asked for it, without being an administrator there.</param>
/// <param name="Request">The access request that led here; it is told of the decision.</param>
[GenerateSerializer, Immutable, Alias("kms.Admission")]
internal sealed record Admission(
    [property: Id(0)] UserId User, [property: Id(1)] EmailAddress Email, [property: Id(2)] Roles Roles, [property: Id(3)] UserId By,
    [property: Id(4)] bool ByOperator, [property: Id(5)] AccessRequestId? Request);
