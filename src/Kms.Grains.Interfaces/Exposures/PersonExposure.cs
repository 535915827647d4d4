using Kms.Users;

namespace Kms.Exposures;

/// <summary>An account whose exposures somebody may see.</summary>
/// <param name="Person">The account.</param>
/// <param name="Name">The person's name; null when there is none, or the account was erased.</param>
/// <param name="Email">The address; null once erased.</param>
/// <param name="MayReport">The actor may report it as compromised.</param>
[GenerateSerializer, Immutable, Alias("kms.PersonExposure")]
public sealed record PersonExposure(UserId Person, string? Name, string? Email, bool MayReport);
