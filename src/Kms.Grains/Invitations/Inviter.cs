using Kms.Users;

namespace Kms.Invitations;

/// <summary>Who invites.</summary>
/// <param name="User">The account.</param>
/// <param name="Name">Its name, for the mail.</param>
/// <param name="IsOperator">Invites as the operator, without being an administrator of the organisation.</param>
[GenerateSerializer, Immutable, Alias("kms.Inviter")]
internal sealed record Inviter([property: Id(0)] UserId User, [property: Id(1)] string Name, [property: Id(2)] bool IsOperator);
